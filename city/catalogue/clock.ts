import type { PrismaClient } from '../../prisma/client.js';

/** The database's clock, to the millisecond: what all servers and workers go by. */
export async function databaseNow(prisma: Pick<PrismaClient, '$queryRaw'>): Promise<Date> {
  const [row] = await prisma.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', now()) AS now`;
  if (!row) throw new Error('the database does not say what time it is');
  return row.now;
}

/**
 * Brings `PermitType.status` up to the clock, for whoever lists or filters by it. Nothing rests on this having run: which
 * version is served is asked of the publications themselves.
 */
export async function followClock(prisma: Pick<PrismaClient, '$executeRaw'>): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "PermitType" t SET status = s.status
    FROM (
      SELECT hash, (CASE WHEN "retiredFrom" <= now() THEN 'RETIRED' WHEN "activeFrom" <= now() THEN 'ACTIVE'
        ELSE 'DRAFT' END)::"PermitTypeStatus" AS status
      FROM "Publication" WHERE kind = 'PERMIT_TYPE' AND status = 'APPROVED'
    ) s WHERE t.hash = s.hash AND t.status <> s.status`;
}
