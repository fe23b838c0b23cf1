import { paymentIdOf } from '../identifiers.js';
import { evaluationWords } from '../messages/evaluation.js';
import { byPayee, creditOf, creditsOf, sumOf } from './credits.js';
import type { Credit, DraftSlip, Evaluation, Explanation, FeeLine } from './types.js';

/** The line that says what was paid for an earlier revision; no fee has this code, which holds a blank. */
export const PAID_BEFORE = 'PAID BEFORE';

/** What was paid to a payee for earlier revisions. */
export interface PaidSlip {
  id: string;
  payee: string;
  /** whole rials */
  amount: bigint;
}

export interface Drawn {
  /** as many as the evaluation has: one that is paid already is drawn over nothing */
  slips: DraftSlip[];
  credits: Credit[];
}

type Worked = Pick<Evaluation, 'slips' | 'feeLines' | 'credits'>;

/**
 * Draws an evaluation's slips over what was paid before. It counts for the payee that it was paid to, first slip first;
 * what is beyond all that is due is owed back, whatever the rulebook says of what lies below zero by itself.
 */
export function countPaid(evaluation: Worked, paid: readonly PaidSlip[], roundTo: number): Drawn {
  // An older version kept no credits.
  const { slips, feeLines, credits = creditsOf(feeLines, {}) } = evaluation;
  if (paid.length === 0) return { slips, credits };
  const left = new Map<string, bigint>();
  for (const { payee, amount } of paid) left.set(payee, (left.get(payee) ?? 0n) + amount);
  const drawn = slips.map((slip) => {
    const before = left.get(slip.payee) ?? 0n;
    const counted = smaller(before, BigInt(slip.sum));
    if (counted <= 0n) return slip;
    left.set(slip.payee, before - counted);
    return lessPaid(slip, paidLine(slip.payee, counted, paid), BigInt(roundTo));
  });
  return { slips: drawn, credits: [...withoutPaid(credits, left), ...overpaid(left, feeLines, credits, paid)] };
}

function lessPaid(slip: DraftSlip, line: FeeLine, unit: bigint): DraftSlip {
  const sum = BigInt(slip.sum) + BigInt(line.amount);
  const payable = sum - (sum % unit);
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
  const lines = byPayee(feeLines);
  return [...left].flatMap(([payee, beyond]): Credit[] => {
    if (beyond === 0n) return [];
    const own = lines.get(payee) ?? [];
    const total = paid.filter((slip) => slip.payee === payee).reduce((sum, { amount }) => sum + amount, 0n);
    const line = paidLine(payee, total, paid);
    const owed = total - sumOf(own);
    if (owed <= 0n) return [];
    const credit = credits.find((each) => each.payee === payee);
    // What was paid is paid back also where the rulebook lets lapse what lies below zero by itself.
    if (credit?.then !== 'floor') return [creditOf(payee, owed, 'refund', [...own, line])];
    return [credit, creditOf(payee, total, 'refund', [line])];
  });
}

function paidLine(payee: string, amount: bigint, paid: readonly PaidSlip[]): FeeLine {
  const inputs = paid
    .filter((slip) => slip.payee === payee)
    .map(
      (slip): Explanation => ({
        label: evaluationWords.paidSlip({ slip: slip.id }),
        value: String(slip.amount),
        source: slip.id,
        inputs: [],
      }),
    );
  return {
    code: PAID_BEFORE,
    title: evaluationWords.paidBefore,
    amount: String(-amount),
    payee,
    basis: '',
    explanation: { label: evaluationWords.paidBefore, value: String(amount), inputs },
  };
}
