import { isEligible } from '../city/people/offices.js';
import { type Act, appendToTrail } from '../city/trail/append.js';
import { jalaliDay } from '../forms/jalali.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { type Acting, byViewer } from './acting.js';
import { actMessages } from './messages/acts.js';
import { must } from './permission.js';
import { invalidInput, NotFoundError } from './refusals.js';
import { identifierOf, requiredWords } from './text-input.js';

interface OfficeEntry {
  id: string;
  name: string;
  /** Jalali day on which its record of outsourced work begins */
  since?: string | null | undefined;
}

/** Enters an office into the register, or corrects its entry. Entering is not approving. */
export async function saveOffice(acting: Acting, entry: OfficeEntry): Promise<void> {
  must(acting.viewer, 'manageOffices');
  const id = identifierOf('id', entry.id);
  const data = { name: requiredWords('name', entry.name, 120), since: entry.since ?? null };
  await acting.prisma.$transaction(async (tx) => {
    await tx.office.upsert({ where: { id }, create: { id, ...data }, update: data, select: { id: true } });
    const act = { subject: `office/${id}`, act: 'OFFICE_SAVED', changed: data };
    await appendToTrail(tx, [byViewer(acting, act)]);
  });
}

/** Lets an office with the years of record act for owners. Also ends the withdrawal of an approval. */
export async function approveOffice(acting: Acting, id: string): Promise<void> {
  const { prisma, viewer } = acting;
  must(viewer, 'manageOffices');
  await mustBeEligible(acting, id);
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.office.updateMany({
      where: { id, approvedAt: null },
      data: { approvedAt: new Date(), approvedBy: viewer.id },
    });
    const act = { subject: `office/${id}`, act: 'OFFICE_APPROVED' };
    if (count > 0) await appendToTrail(tx, [byViewer(acting, act)]);
  });
}

/** Takes an office off the approved list. It loses every access at once; the cases stay their owners'. */
export const withdrawOfficeApproval = (acting: Acting, id: string): Promise<void> =>
  change(acting, id, () => ({
    data: { approvedAt: null, approvedBy: null },
    act: { act: 'OFFICE_APPROVAL_WITHDRAWN' },
  }));

/** Stops an office for now: it acts and reads no more, in any case, until it is restored. */
export const suspendOffice = (acting: Acting, { id, reason }: { id: string; reason: string }): Promise<void> =>
  change(acting, id, () => {
    const suspensionReason = requiredWords('reason', reason, 1_000);
    return {
      data: { suspendedAt: new Date(), suspendedBy: acting.viewer.id, suspensionReason },
      act: { act: 'OFFICE_SUSPENDED', reason: { words: suspensionReason } },
    };
  });

export const restoreOffice = (acting: Acting, id: string): Promise<void> =>
  change(acting, id, () => ({
    data: { suspendedAt: null, suspendedBy: null, suspensionReason: null },
    act: { act: 'OFFICE_RESTORED' },
  }));

interface Change {
  data: Prisma.OfficeUpdateManyMutationInput;
  act: Pick<Act, 'act' | 'reason'>;
}

async function change(acting: Acting, id: string, of: () => Change): Promise<void> {
  must(acting.viewer, 'manageOffices');
  const { data, act } = of();
  await acting.prisma.$transaction(async (tx) => {
    const { count } = await tx.office.updateMany({ where: { id }, data });
    if (count === 0) throw new NotFoundError();
    await appendToTrail(tx, [byViewer(acting, { subject: `office/${id}`, ...act })]);
  });
}

/** An office is approved when it has the record that the municipality asks for; what an admin wants does not count. */
async function mustBeEligible({ prisma, officeRule }: Acting, id: string): Promise<void> {
  const office = await prisma.office.findUnique({ where: { id }, select: { since: true } });
  if (!office) throw new NotFoundError();
  if (isEligible(office.since, officeRule, jalaliDay(new Date()))) return;
  const years = officeRule.yearsOfRecord;
  throw invalidInput('id', 'OFFICE_NOT_ELIGIBLE', actMessages.OFFICE_NOT_ELIGIBLE({ years }));
}
