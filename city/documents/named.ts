import type { PrismaClient, Transaction } from '../../prisma/client.js';

/**
 * Those of the hashes that a row names: of an attached document, of a file on work, of a revision as it was filed, of a printed permit. A new
 * kind of row that names files belongs here, or cleaning takes its files away.
 */
export async function namedDocuments(
  prisma: PrismaClient | Transaction,
  hashes: readonly string[],
): Promise<Set<string>> {
  const filed = hashes.map((sha256) => JSON.stringify([{ sha256 }]));
  const rows = await prisma.$queryRaw<{ sha256: string }[]>`
    SELECT sha256 FROM "AttachedDocument" WHERE sha256 = ANY(${hashes})
    UNION SELECT sha256 FROM "TaskFile" WHERE sha256 = ANY(${hashes})
    UNION SELECT "documentSha256" FROM "Permit" WHERE "documentSha256" = ANY(${hashes})
    UNION SELECT one->0->>'sha256' FROM unnest(${filed}::jsonb[]) AS one
      WHERE EXISTS (SELECT FROM "Submission" WHERE documents @> one)`;
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Whether any row names a file at all. */
export async function namesAny(prisma: PrismaClient): Promise<boolean> {
  const [attached, worked, printed] = await Promise.all([
    prisma.attachedDocument.findFirst({ select: { id: true } }),
    prisma.taskFile.findFirst({ select: { id: true } }),
    prisma.permit.findFirst({ where: { documentSha256: { not: null } }, select: { number: true } }),
  ]);
  return attached !== null || worked !== null || printed !== null;
}
