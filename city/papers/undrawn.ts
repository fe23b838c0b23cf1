import type { PrismaClient } from '../../prisma/client.js';

/**
 * References of the permits granted since then whose paper nobody has drawn, in no order: workers that draw at the same
 * time seldom begin with the same.
 */
export async function undrawnSince(prisma: PrismaClient, since: Date): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ reference: string }[]>`
    SELECT reference FROM "Permit" WHERE "documentSha256" IS NULL AND "issuedAt" >= ${since} ORDER BY random()`;
  return rows.map(({ reference }) => reference);
}
