import { isEligible } from '../city/people/offices.js';
import { type Act, appendToTrail } from '../city/trail/append.js';
import { jalaliDay } from '../forms/jalali.js';
import type { Transaction } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { Acting } from './acting.js';
import { actMessages } from './messages/acts.js';
import { invalidInput, NotFoundError } from './refusals.js';

interface Where {
  acting: Pick<Acting, 'officeRule'>;
  tx: Transaction;
  by: string;
}

/** Lets an office with the years of record act for owners. */
export async function writeOfficeApproval({ acting, tx, by }: Where, id: string): Promise<void> {
  await mustBeEligible(acting, tx, id);
  const { count } = await tx.office.updateMany({
    where: { id, approvedAt: null },
    data: { approvedAt: new Date(), approvedBy: by },
  });
  if (count > 0) await appendToTrail(tx, [{ subject: `office/${id}`, act: 'OFFICE_APPROVED', by }]);
}

/** Lifts a suspension. */
export const writeOfficeRestored = (where: Pick<Where, 'tx' | 'by'>, id: string): Promise<void> =>
  writeOffice(where, id, {
    data: { suspendedAt: null, suspendedBy: null, suspensionReason: null },
    act: { act: 'OFFICE_RESTORED' },
  });

interface OfficeChange {
  data: Prisma.OfficeUpdateManyMutationInput;
  act: Pick<Act, 'act' | 'reason'>;
}

export async function writeOffice(
  { tx, by }: Pick<Where, 'tx' | 'by'>,
  id: string,
  { data, act }: OfficeChange,
): Promise<void> {
  const { count } = await tx.office.updateMany({ where: { id }, data });
  if (count === 0) throw new NotFoundError();
  await appendToTrail(tx, [{ subject: `office/${id}`, by, ...act }]);
}

/** An office is approved when it has the record that the municipality asks for; what an admin wants does not count. */
export async function mustBeEligible(
  { officeRule }: Pick<Acting, 'officeRule'>,
  tx: Pick<Transaction, 'office'>,
  id: string,
): Promise<void> {
  const office = await tx.office.findUnique({ where: { id }, select: { since: true, kind: true } });
  if (!office) throw new NotFoundError();
  // A counter is the municipality's own.
  if (office.kind === 'COUNTER') return;
  if (isEligible(office.since, officeRule, jalaliDay(new Date()))) return;
  const years = officeRule.yearsOfRecord;
  throw invalidInput('id', 'OFFICE_NOT_ELIGIBLE', actMessages.OFFICE_NOT_ELIGIBLE({ years }));
}
