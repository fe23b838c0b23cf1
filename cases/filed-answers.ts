import type { PrismaClient } from '../prisma/client.js';
import type { CaseRow } from './case-head.js';

/**
 * The answers of a case that its present owner may use: what was filed last, or the working copy of one that was never
 * filed, or that was filed by the owner before only.
 */
export async function filedAnswersFor(
  { prisma }: { prisma: PrismaClient },
  { reference, revision, handedOver, draft }: Pick<CaseRow, 'reference' | 'revision' | 'handedOver' | 'draft'>,
): Promise<Record<string, unknown>> {
  const isOthers = handedOver !== null && revision <= handedOver;
  if (revision === 0 || isOthers) return draft as Record<string, unknown>;
  const filed = await prisma.submission.findUniqueOrThrow({
    where: { reference_revision: { reference, revision } },
    select: { answers: true },
  });
  return filed.answers as Record<string, unknown>;
}
