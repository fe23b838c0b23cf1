import { jalaliDay } from '../../forms/jalali.js';
import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { Transaction } from '../../prisma/client.js';
import type { SlipStatus } from '../../prisma/generated/client/enums.js';

export interface SlipRow {
  id: string;
  reference: string;
  revision: number;
  payee: string;
  status: SlipStatus;
  /** in smallest units */
  payable: bigint;
  /** ISO 4217; null where it is the rial */
  currency: string | null;
  payUntil: string | null;
  /** the later revision in which what was paid counts */
  countsIn: number | null;
}

export type SlipMisfit = 'SLIP_NOT_PAYABLE' | 'SLIP_EXPIRED' | 'AMOUNT_MISMATCH';

/** Why money of that instant does not pay the slip; undefined when it does. */
export function misfitOf(
  slip: Pick<SlipRow, 'status' | 'payable' | 'payUntil'>,
  amount: bigint,
  paidAt: Date,
): SlipMisfit | undefined {
  if (slip.status === 'EXPIRED') return 'SLIP_EXPIRED';
  if (slip.status !== 'PAYABLE') return 'SLIP_NOT_PAYABLE';
  if (isOverdue(slip, paidAt)) return 'SLIP_EXPIRED';
  return amount === slip.payable ? undefined : 'AMOUNT_MISMATCH';
}

/** Whether the last day of payment was over. The case says so too, as soon as its clock is heard. */
export const isOverdue = ({ payUntil }: { payUntil: string | null }, at: Date): boolean =>
  payUntil !== null && jalaliDay(at) > payUntil;

/**
 * The named slips as they stand. Every slip of their cases' revisions is locked: one payment of a case at a time, and none
 * while a permit is granted on it.
 */
export async function lockSlips(tx: Transaction, ids: readonly string[]): Promise<SlipRow[]> {
  if (ids.length === 0) return [];
  const locked = await tx.$queryRaw<SlipRow[]>`
    SELECT other.id, other.reference, other.revision, other.payee, other.status::text, other.payable, other."payUntil", other."countsIn", other.currency
    FROM "PaymentSlip" other
    WHERE (other.reference, other.revision) IN (SELECT reference, revision FROM "PaymentSlip" WHERE id = ANY(${ids}))
    ORDER BY other.id FOR UPDATE OF other`;
  return locked.filter(({ id }) => ids.includes(id));
}

export async function markPaid(tx: Transaction, slip: SlipRow, paidAt: Date): Promise<void> {
  await tx.paymentSlip.update({ where: { id: slip.id }, data: { status: 'PAID', paidAt } });
  await tellApplicationChanged(tx, slip.reference);
}
