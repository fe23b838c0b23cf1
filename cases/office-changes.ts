import { appendToTrail } from '../city/trail/append.js';
import type { Transaction } from '../prisma/client.js';
import type { OfficeKind } from '../prisma/generated/client/enums.js';
import { type Acting, byViewer } from './acting.js';
import { counterMessages } from './messages/counter.js';
import { must } from './permission.js';
import { proposeAct, takesTwo } from './proposals/propose.js';
import { invalidInput, NotFoundError } from './refusals.js';
import { identifierOf, nameOf, requiredWords } from './text-input.js';
import { mustBeEligible, writeOffice, writeOfficeApproval, writeOfficeRestored } from './write-office.js';

interface OfficeEntry {
  id: string;
  name: string;
  /** Jalali day on which its record of outsourced work begins */
  since?: string | null | undefined;
  /** what it is; as it was, or an engineering office, without */
  kind?: OfficeKind | null | undefined;
}

/** Enters an office into the register, or corrects its entry. Entering is not approving. */
export async function saveOffice(acting: Acting, entry: OfficeEntry): Promise<void> {
  must(acting.viewer, 'manageOffices');
  const id = identifierOf('id', entry.id);
  const data = {
    name: nameOf('name', entry.name, 120),
    since: entry.since ?? null,
    ...(entry.kind && { kind: entry.kind }),
  };
  await acting.prisma.$transaction(async (tx) => {
    const before = await tx.office.findUnique({ where: { id }, select: { kind: true, approvedAt: true } });
    const changes = before && entry.kind != null && entry.kind !== (before.kind ?? 'ENGINEERING');
    // What was approved was approved as what it is.
    if (changes && before.approvedAt) throw invalidInput('kind', 'KIND_FIXED', counterMessages.KIND_FIXED);
    await tx.office.upsert({ where: { id }, create: { id, ...data }, update: data, select: { id: true } });
    const act = { subject: `office/${id}`, act: 'OFFICE_SAVED', changed: data };
    await appendToTrail(tx, [byViewer(acting, act)]);
  });
}

/** Lets an office with the years of record act for owners, or proposes it. Also ends the withdrawal of an approval. */
export async function approveOffice(acting: Acting, id: string): Promise<void> {
  const { prisma, viewer } = acting;
  must(viewer, 'manageOffices');
  await mustBeEligible(acting, prisma, id);
  await prisma.$transaction(async (tx) => {
    if (takesTwo(acting)) await proposeAct(acting, tx, { act: 'APPROVE_OFFICE', ...ofOffice(id) });
    else await writeOfficeApproval({ acting, tx, by: viewer.id }, id);
  });
}

/** Takes an office off the approved list. It loses every access at once; the cases stay their owners'. */
export const withdrawOfficeApproval = (acting: Acting, id: string): Promise<void> =>
  change(acting, (where) =>
    writeOffice(where, id, {
      data: { approvedAt: null, approvedBy: null },
      act: { act: 'OFFICE_APPROVAL_WITHDRAWN' },
    }),
  );

/** Stops an office for now: it acts and reads no more, in any case, until it is restored. */
export const suspendOffice = (acting: Acting, { id, reason }: { id: string; reason: string }): Promise<void> =>
  change(acting, (where) => {
    const suspensionReason = requiredWords('reason', reason, 1_000);
    return writeOffice(where, id, {
      data: { suspendedAt: new Date(), suspendedBy: where.by, suspensionReason },
      act: { act: 'OFFICE_SUSPENDED', reason: { words: suspensionReason } },
    });
  });

/** Lifts a suspension, or proposes it: an office may act again then. */
export const restoreOffice = (acting: Acting, id: string): Promise<void> =>
  change(acting, async (where) => {
    if (!takesTwo(acting)) return writeOfficeRestored(where, id);
    if ((await where.tx.office.count({ where: { id } })) === 0) throw new NotFoundError();
    await proposeAct(acting, where.tx, { act: 'RESTORE_OFFICE', ...ofOffice(id) });
  });

const ofOffice = (id: string) => ({ subject: `office/${id}`, what: { id } });

async function change(acting: Acting, work: (where: { tx: Transaction; by: string }) => Promise<void>): Promise<void> {
  must(acting.viewer, 'manageOffices');
  await acting.prisma.$transaction((tx) => work({ tx, by: acting.viewer.id }));
}
