import type { PrismaClient } from '../../prisma/client.js';

/** The database's clock, to the millisecond: what all servers and workers go by. */
export async function databaseNow(prisma: Pick<PrismaClient, '$queryRaw'>): Promise<Date> {
  const [row] = await prisma.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', now()) AS now`;
  if (!row) throw new Error('the database does not say what time it is');
  return row.now;
}
