import type { PrismaClient } from '../../prisma/client.js';
import { Prisma } from '../../prisma/generated/client/client.js';

export interface SlipsOfLine {
  /** the fee line's code */
  fee: string;
  /** Jalali day: only slips of what was filed on it or later */
  since?: string | null;
  first: number;
  /** the id of the last slip seen */
  after?: string | null;
  /** the same where the list is read from its end */
  before?: string | null;
  backward?: boolean;
  /** those two slips too */
  inclusive?: boolean;
}

/** Ids of the slips that carry a fee line, by which an annulled line is found wherever it was charged, in order. */
export async function slipsOfLine(
  prisma: PrismaClient,
  { fee, since, first, after, before, backward, inclusive }: SlipsOfLine,
): Promise<string[]> {
  const than = (sign: '>' | '<', id: string | null | undefined) =>
    id == null ? Prisma.empty : Prisma.sql`AND slip.id ${Prisma.raw(inclusive ? `${sign}=` : sign)} ${id}`;
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT slip.id FROM "PaymentSlip" slip
    JOIN "Submission" filed ON filed.reference = slip.reference AND filed.revision = slip.revision
    WHERE jsonb_path_query_array(slip.lines, '$[*].code') @> to_jsonb(${fee}::text)
      AND filed."asOf" >= ${since ?? ''} ${than('>', after)} ${than('<', before)}
    ORDER BY slip.id ${Prisma.raw(backward ? 'DESC' : 'ASC')} LIMIT ${first}`;
  return rows.map(({ id }) => id);
}
