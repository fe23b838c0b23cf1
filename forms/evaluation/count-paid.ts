import { paymentIdOf } from '../identifiers.js';
import { evaluationWords } from '../messages/evaluation.js';
import { amountValue, type FeeCurrency, roundedTo } from '../money.js';
import { creditOf, creditsOf, groupOf, payableOf, sumOf, UNGROUPED } from './credits.js';
import type { Credit, DraftSlip, Evaluation, Explanation, FeeLine } from './types.js';

/** The line that says what was paid for an earlier revision; no fee has this code, which holds a blank. */
export const PAID_BEFORE = 'PAID BEFORE';

/** What was paid to a payee for earlier revisions. */
export interface PaidSlip {
  id: string;
  payee: string;
  /** of the fees that it was paid for */
  group?: string | null;
  /** left out where it is the rial */
  currency?: FeeCurrency | null;
  /** in smallest units */
  amount: bigint;
}

export interface Drawn {
  /** as many as the evaluation has: one that is paid already is drawn over nothing */
  slips: DraftSlip[];
  credits: Credit[];
}

type Worked = Pick<Evaluation, 'slips' | 'feeLines' | 'credits'>;

/**
 * Draws an evaluation's slips over what was paid before. It counts for the payee that it was paid to, for the group of fees
 * that it was paid for and then for the others, first slip first; what is beyond all that is due is owed back, whatever the
 * rulebook says of what lies below zero by itself.
 */
export function countPaid(evaluation: Worked, paid: readonly PaidSlip[], roundTo: number): Drawn {
  // An older version kept no credits.
  const { slips, feeLines, credits = creditsOf(feeLines, {}) } = evaluation;
  if (paid.length === 0) return { slips, credits };
  const left = new Map<string, Map<string, bigint>>();
  for (const { payee, group, amount } of paid) {
    const own = left.get(payee) ?? new Map<string, bigint>();
    own.set(group ?? UNGROUPED, (own.get(group ?? UNGROUPED) ?? 0n) + amount);
    left.set(payee, own);
  }
  const counted = slips.map(() => 0n);
  const count = (i: number, group: string) => {
    const { payee = '', sum = '0' } = slips[i] ?? {};
    const own = left.get(payee);
    const taken = smaller(own?.get(group) ?? 0n, BigInt(sum) - (counted[i] ?? 0n));
    if (taken <= 0n) return;
    own?.set(group, (own.get(group) ?? 0n) - taken);
    counted[i] = (counted[i] ?? 0n) + taken;
  };
  for (const [i, slip] of slips.entries()) count(i, groupOf(slip));
  for (const [i, { payee }] of slips.entries()) for (const group of left.get(payee)?.keys() ?? []) count(i, group);
  const drawn = slips.map((slip, i) => {
    const amount = counted[i] ?? 0n;
    return amount === 0n ? slip : lessPaid(slip, paidLine(slip.payee, amount, paid), BigInt(roundTo));
  });
  const beyond = new Map([...left].map(([payee, own]) => [payee, [...own.values()].reduce((sum, rest) => sum + rest)]));
  return { slips: drawn, credits: [...withoutPaid(credits, beyond), ...overpaid(beyond, feeLines, credits, paid)] };
}

function lessPaid(slip: DraftSlip, line: FeeLine, unit: bigint): DraftSlip {
  const sum = BigInt(slip.sum) + BigInt(line.amount);
  const payable = roundedTo(sum, BigInt(line.currency?.roundTo ?? unit), line.currency?.rounding);
  const { billId, paymentId, ...rest } = slip;
  const amounts = {
    lines: [...slip.lines, line],
    sum: String(sum),
    rounding: String(sum - payable),
    payable: String(payable),
  };
  if (billId === undefined || paymentId === undefined || payable === 0n) return { ...rest, ...amounts };
  return { ...rest, ...amounts, billId, paymentId: paymentIdOf(billId, payable, ...yearAndPeriodOf(paymentId)) };
}

/** A payment identifier ends in the year's digit, two of the period and two check digits. */
const yearAndPeriodOf = (paymentId: string): [number, number] => [
  Number(paymentId.at(-5)),
  Number(paymentId.slice(-4, -2)),
];

const smaller = (a: bigint, b: bigint): bigint => (a > b ? b : a);

/** Credits of payees that nothing was paid to beyond what is due. */
const withoutPaid = (credits: readonly Credit[], left: ReadonlyMap<string, bigint>): Credit[] =>
  credits.filter(({ payee }) => (left.get(payee) ?? 0n) === 0n);

function overpaid(
  left: ReadonlyMap<string, bigint>,
  feeLines: readonly FeeLine[],
  credits: readonly Credit[],
  paid: readonly PaidSlip[],
): Credit[] {
  return [...left].flatMap(([payee, beyond]): Credit[] => {
    if (beyond === 0n) return [];
    const own = feeLines.filter((line) => line.payee === payee);
    const total = paid.filter((slip) => slip.payee === payee).reduce((sum, { amount }) => sum + amount, 0n);
    const line = paidLine(payee, total, paid);
    const floored = credits.filter((each) => each.payee === payee && each.then === 'floor');
    // What was paid is paid back also where the rulebook lets lapse what lies below zero by itself.
    const owed = total - (floored.length > 0 ? payableOf(own) : sumOf(own));
    const { currency } = line;
    // What a slip was rounded up by was never owed back.
    const kept = currency && currency.rounding !== 'down' ? BigInt(currency.roundTo ?? 1) : 1n;
    if (owed < kept) return [];
    return [...floored, creditOf(payee, owed, 'refund', floored.length > 0 ? [line] : [...own, line])];
  });
}

function paidLine(payee: string, amount: bigint, paid: readonly PaidSlip[]): FeeLine {
  const own = paid.filter((slip) => slip.payee === payee);
  const currency = own[0]?.currency ?? undefined;
  const said = (some: bigint) => (currency ? amountValue(some, currency) : String(some));
  const inputs = own.map(
    (slip): Explanation => ({
      label: evaluationWords.paidSlip({ slip: slip.id }),
      value: said(slip.amount),
      source: slip.id,
      inputs: [],
    }),
  );
  return {
    code: PAID_BEFORE,
    title: evaluationWords.paidBefore,
    amount: String(-amount),
    ...(currency && { currency }),
    payee,
    basis: '',
    explanation: { label: evaluationWords.paidBefore, value: said(amount), inputs },
  };
}
