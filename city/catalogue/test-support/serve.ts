import type { PrismaClient } from '../../../prisma/client.js';
import type { Prisma } from '../../../prisma/generated/client/client.js';
import { type Published, validDocumentOf } from '../check.js';
import { propose } from '../propose.js';

const kindOf = (document: Published) => {
  if ('steps' in document) return 'PERMIT_TYPE';
  if ('eligible' in document) return 'DECISION_POLICY';
  return 'paper' in document ? 'TEMPLATE' : 'RULEBOOK';
};

/** Publishes a document at once, unsigned and whatever a check would say of it. Answers its hash. */
export async function serve(prisma: PrismaClient, document: Published): Promise<string> {
  const sound = validDocumentOf(document);
  await propose({ prisma, approval: false }, { kind: kindOf(document), sound, by: 'test' });
  return sound.hash;
}

/** A served row as somebody might write it by hand: of any hash, and with whatever document. */
export function unsignedRow(
  row: Pick<Prisma.PublicationCreateManyInput, 'kind' | 'code' | 'version' | 'hash'>,
  document: Prisma.InputJsonObject,
): Prisma.PublicationCreateManyInput {
  const now = new Date();
  return { ...row, document, status: 'APPROVED', proposedBy: 'test', proposedAt: now, activeFrom: now };
}

/** A permit type for cases whose definition nobody reads. */
export const bareType = (title: Prisma.InputJsonObject = {}): Prisma.PublicationCreateManyInput =>
  unsignedRow({ kind: 'PERMIT_TYPE', code: 't', version: 1, hash: 'h' }, { title, generation: 'CITIZEN' });
