import type { PrismaClient } from '../../prisma/client.js';

export interface SlipsOfLine {
  /** the fee line's code */
  fee: string;
  /** Jalali day: only slips of what was filed on it or later */
  since?: string | null;
  first: number;
  /** the id of the last slip seen */
  after?: string | null;
}

/** Ids of the slips that carry a fee line, by which an annulled line is found wherever it was charged, in order. */
export async function slipsOfLine(prisma: PrismaClient, { fee, since, first, after }: SlipsOfLine): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT slip.id FROM "PaymentSlip" slip
    JOIN "Submission" filed ON filed.reference = slip.reference AND filed.revision = slip.revision
    WHERE jsonb_path_query_array(slip.lines, '$[*].code') @> to_jsonb(${fee}::text)
      AND filed."asOf" >= ${since ?? ''} AND slip.id > ${after ?? ''}
    ORDER BY slip.id LIMIT ${first}`;
  return rows.map(({ id }) => id);
}
