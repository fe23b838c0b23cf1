import type { PrismaClient } from '../../prisma/client.js';

/**
 * The permits granted since then whose paper nobody has drawn, each of its case, in no order: workers that draw at the same
 * time seldom begin with the same.
 */
export async function undrawnSince(
  prisma: PrismaClient,
  since: Date,
): Promise<{ reference: string; number: string }[]> {
  return prisma.$queryRaw`
    SELECT reference, number FROM "Permit" WHERE "documentSha256" IS NULL AND "issuedAt" >= ${since} ORDER BY random()`;
}
