import { ENDED_WITHOUT_PERMIT } from '../../policy/states.js';
import type { PrismaClient } from '../../prisma/client.js';

/**
 * Ids of receipts that somebody has to look after: they paid a slip which no longer counts, because its case ended without
 * a permit or was worked out anew without counting it, or the case is stuck.
 */
export async function strandedReceipts(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT r.id::text FROM "Receipt" r
    JOIN "PaymentSlip" s ON s.id = r."settlesId"
    JOIN "Application" a ON a.reference = s.reference
    WHERE r.status = 'SETTLED' AND (a.revision > greatest(s.revision, s."countsIn") OR a.status::text = ANY(${[...ENDED_WITHOUT_PERMIT]}) OR a."stuckAt" IS NOT NULL)`;
  return rows.map(({ id }) => id);
}
