import type { MoneyTold } from '../money-told.js';
import type { SlipSeed } from './city.js';

export interface ModelReceipt {
  number: string;
  ordinal: number;
  amount: bigint;
  status: 'SETTLED' | 'UNMATCHED' | 'REFUNDED';
  misfit: string | null;
  toldFor: string | null;
  settles: string | null;
  bill: string | null;
}

/** The books as one thinks of them: no locks, no transactions, one event after the other. */
export interface Model {
  slips: Record<string, SlipSeed>;
  ended: Record<string, boolean>;
  receipts: ModelReceipt[];
}

export function tell(model: Model, { trackingNumber: number, amount, paidFor }: MoneyTold): void {
  const named = Object.values(model.slips).filter((slip) =>
    'sessionId' in paidFor
      ? slip.sessionId === paidFor.sessionId
      : slip.billId === paidFor.billId && slip.paymentId === paidFor.paymentId,
  );
  const bill = 'billId' in paidFor ? `${paidFor.billId}/${paidFor.paymentId}` : null;
  const before = model.receipts.filter((receipt) => receipt.number === number);
  const ids = named.map(({ id }) => id);
  const isRepeated = before.some((receipt) => {
    if (receipt.amount !== amount) return false;
    if (receipt.toldFor && ids.length > 0) {
      return ids.includes(receipt.toldFor) || (receipt.settles !== null && ids.includes(receipt.settles));
    }
    return receipt.bill === null || bill === null || receipt.bill === bill;
  });
  if (isRepeated) return;

  const open = named.filter(({ status }) => status === 'PAYABLE');
  const exact = open.filter(({ payable }) => payable === amount);
  const slip = exact.length > 1 ? undefined : (exact[0] ?? open[0] ?? named[0]);
  const settles = before.length === 0 && exact.length === 1 ? exact[0] : undefined;
  model.receipts.push({
    number,
    ordinal: before.length + 1,
    amount,
    status: settles ? 'SETTLED' : 'UNMATCHED',
    misfit: settles ? null : before.length > 0 ? 'TRACKING_NUMBER_REUSED' : misfit(slip, exact.length),
    toldFor: slip?.id ?? null,
    settles: settles?.id ?? null,
    bill,
  });
  if (settles) settles.status = 'PAID';
}

function misfit(slip: SlipSeed | undefined, exact: number): string {
  if (exact > 1) return 'BILL_AMBIGUOUS';
  if (!slip) return 'NOT_FOUND';
  if (slip.status === 'EXPIRED') return 'SLIP_EXPIRED';
  return slip.status === 'PAYABLE' ? 'AMOUNT_MISMATCH' : 'SLIP_NOT_PAYABLE';
}

/** Whether the decision stands. */
export function match(model: Model, receipt: ModelReceipt, slip: SlipSeed): boolean {
  if (receipt.status === 'SETTLED' && receipt.settles === slip.id) return true;
  if (receipt.status !== 'UNMATCHED' || slip.status !== 'PAYABLE' || slip.payable !== receipt.amount) return false;
  Object.assign(receipt, { status: 'SETTLED', settles: slip.id });
  const paid = model.slips[slip.id];
  if (paid) paid.status = 'PAID';
  return true;
}

export function refund(model: Model, receipt: ModelReceipt): boolean {
  const slip = receipt.settles ? model.slips[receipt.settles] : undefined;
  if (receipt.status === 'SETTLED' && slip && !model.ended[slip.reference]) return false;
  if (receipt.status === 'SETTLED' && slip) slip.status = 'REFUNDED';
  receipt.status = 'REFUNDED';
  return true;
}

/** What the accounts hold, worked out from what became of each receipt. */
export function balancesOf({ receipts, slips }: Model): Record<string, bigint> {
  const held: Record<string, bigint> = {};
  const add = (account: string, amount: bigint) => {
    held[account] = (held[account] ?? 0n) + amount;
  };
  for (const { amount, status, settles } of receipts) {
    add('bank', amount);
    const payee = settles ? `payee:${slips[settles]?.payee}` : 'unmatched';
    add({ SETTLED: payee, UNMATCHED: 'unmatched', REFUNDED: 'refunds' }[status], -amount);
  }
  return Object.fromEntries(Object.entries(held).filter(([, amount]) => amount !== 0n));
}
