import { billIdOf, paymentIdOf } from '../identifiers.js';
import { addDays, jalaliYear, lastDayOfYear } from '../jalali.js';
import type { SlipTerms } from '../language/rulebook.js';
import { roundedTo } from '../money.js';
import { apart } from './credits.js';
import type { DraftSlip, FeeLine } from './types.js';

export interface SlipIssue {
  terms: SlipTerms;
  /** Jalali day */
  asOf: string;
  firstPeriod: number;
  /** undefined where no payee's slips carry identifiers */
  fileCode: bigint | undefined;
}

/**
 * Draws the slips: one per payee and group of fees in the order in which the lines name them, rounded to a multiple of the unit,
 * split where a slip would pass the largest amount that its identifiers can carry. Who is owed less than the unit gets none.
 */
export function drawSlips(lines: FeeLine[], issue: SlipIssue): DraftSlip[] {
  const { terms, asOf } = issue;
  const drawn = apart(lines).flatMap((own) => split(own, terms));
  const payUntil = lastDayToPay(terms, asOf);
  return drawn.map((slip, ordinal) => ({ ...slip, ...identifiers(slip, issue, ordinal), payUntil }));
}

type Bare = Pick<DraftSlip, 'payee' | 'lines' | 'sum' | 'rounding' | 'payable'>;

function split(lines: FeeLine[], { roundTo, maxPayable }: SlipTerms): Bare[] {
  const { currency, payee = '' } = lines[0] ?? {};
  const unit = BigInt(currency?.roundTo ?? roundTo);
  const most = BigInt(maxPayable) - (BigInt(maxPayable) % unit);
  const slips: Bare[] = [];
  let waiting = lines.map((line) => ({ line, rest: BigInt(line.amount) }));
  let owed = waiting.reduce((sum, { rest }) => sum + rest, 0n);
  while (owed > most) {
    const { taken, left } = take(waiting, most);
    slips.push({ payee, lines: taken, sum: String(most), rounding: '0', payable: String(most) });
    waiting = left;
    owed -= most;
  }
  const payable = roundedTo(owed, unit, currency?.rounding);
  if (payable <= 0n) return slips;
  const rest = waiting.map(({ line, rest: amount }) => partOf(line, amount));
  slips.push({ payee, lines: rest, sum: String(owed), rounding: String(owed - payable), payable: String(payable) });
  return slips;
}

const smaller = (a: bigint, b: bigint) => (a > b ? b : a);

/** A whole line stays the very one that it is, by which it is kept once (`kept.ts`). */
const partOf = (line: FeeLine, amount: bigint): FeeLine =>
  amount === BigInt(line.amount) ? line : { ...line, amount: String(amount) };

type Waiting = { line: FeeLine; rest: bigint };

/** Fills one slip: whole lines as long as they fit, then the part of a line that still does. */
function take(waiting: Waiting[], amount: bigint): { taken: FeeLine[]; left: Waiting[] } {
  const taken: FeeLine[] = [];
  const left: Waiting[] = [];
  let room = amount;
  // Lines below zero come first, so that what is charged before them is never more than the slip may carry.
  const ordered = [...waiting.filter(({ rest }) => rest < 0n), ...waiting.filter(({ rest }) => rest >= 0n)];
  for (const { line, rest } of ordered) {
    const part = smaller(rest, room);
    if (part !== 0n) taken.push(partOf(line, part));
    if (rest !== part) left.push({ line, rest: rest - part });
    room -= part;
  }
  return { taken, left };
}

function identifiers(slip: Bare, issue: SlipIssue, ordinal: number): Pick<DraftSlip, 'billId' | 'paymentId'> {
  const issuer = issue.terms.payees[slip.payee]?.issuer;
  if (!issuer || issue.fileCode === undefined) return {};
  const billId = billIdOf({ fileCode: issue.fileCode, ...issuer });
  const period = issue.firstPeriod + ordinal;
  return { billId, paymentId: paymentIdOf(billId, BigInt(slip.payable), jalaliYear(issue.asOf) % 10, period) };
}

/** Of a slip that is counted from this Jalali day. */
export function lastDayToPay(terms: Pick<SlipTerms, 'validDays' | 'withinYear'>, day: string): string {
  const until = addDays(day, terms.validDays);
  const yearEnd = lastDayOfYear(day);
  return terms.withinYear && until > yearEnd ? yearEnd : until;
}
