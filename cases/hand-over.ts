import type { Catalogue } from '../city/catalogue/catalogue.js';
import { isPersonalDocument } from '../city/privacy/documents.js';
import { jalaliDay } from '../forms/jalali.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { withoutTheirs } from '../forms/personal.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';

/** An offer that its new owner takes, with what its transaction needs. */
export interface PreparedTransfer {
  id: string;
  /** the new owner's account */
  to: string;
  nationalId: string | null;
  definition: FormDefinition;
}

export async function prepareTransfer(
  { prisma, catalogue }: { prisma: PrismaClient; catalogue: Catalogue },
  reference: string,
  { id, to }: { id: string; to: string },
): Promise<PreparedTransfer> {
  const [application, account] = await Promise.all([
    prisma.application.findUniqueOrThrow({ where: { reference }, select: { permitTypeHash: true } }),
    prisma.account.findUnique({ where: { id: to }, select: { nationalId: true } }),
  ]);
  const definition = await catalogue.definition(application.permitTypeHash);
  return { id, to, nationalId: account?.nationalId ?? null, definition };
}

interface Taken {
  reference: string;
  /** RFC 3339 */
  at: string;
}

/**
 * Gives a case to the person to whom it is offered: no office acts in it any more, and of the working copy only what says
 * nothing of the one before goes along. False where the offer is over. Runs in the transaction that tells of it.
 */
export async function handOver(
  tx: Transaction,
  { reference, at }: Taken,
  { id, to, nationalId, definition }: PreparedTransfer,
): Promise<boolean> {
  const day = jalaliDay(new Date(at));
  const { count } = await tx.caseTransfer.updateMany({
    where: { id, reference, status: 'OFFERED', toNationalId: nationalId ?? '', validUntil: { gte: day } },
    data: { status: 'ACCEPTED', toId: to, toNationalId: null, answeredAt: at },
  });
  if (count === 0) return false;
  const { draft, revision } = await tx.application.findUniqueOrThrow({
    where: { reference },
    select: { draft: true, revision: true },
  });
  await tx.application.update({
    where: { reference },
    data: {
      ownerId: to,
      filedById: to,
      mandateId: null,
      withinMandate: true,
      handedOver: revision,
      draft: withoutTheirs(draft, definition.form.schema) as object,
      draftVersion: { increment: 1 },
      updatedAt: at,
    },
    select: { reference: true },
  });
  const attached = await tx.attachedDocument.findMany({ where: { reference }, select: { id: true, code: true } });
  const personal = attached.filter(({ code }) => isPersonalDocument(definition, code)).map((document) => document.id);
  await tx.attachedDocument.deleteMany({ where: { id: { in: personal } } });
  return true;
}
