import type { SlipTerms } from '../language/rulebook.js';
import { evaluationWords } from '../messages/evaluation.js';
import { amountValue } from '../money.js';
import type { Credit, Explanation, FeeLine } from './types.js';

export const sumOf = (lines: readonly FeeLine[]): bigint => lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** The group of a fee that names none. */
export const UNGROUPED = '';
export const groupOf = ({ lines }: { lines: readonly Pick<FeeLine, 'group'>[] }): string =>
  lines[0]?.group ?? UNGROUPED;

/** The lines that are paid together: of one payee and one group, in the order in which the lines name them. */
export function apart(lines: readonly FeeLine[]): FeeLine[][] {
  const found = new Map<string, FeeLine[]>();
  for (const line of lines) {
    const key = `${line.payee} ${line.group ?? UNGROUPED}`;
    const own = found.get(key);
    if (own) own.push(line);
    else found.set(key, [line]);
  }
  return [...found.values()];
}

/** What payees owe to whom the case is of: lines that are paid together come to less than nothing. */
export function creditsOf(lines: readonly FeeLine[], { belowZero = 'refund' }: Pick<SlipTerms, 'belowZero'>): Credit[] {
  return apart(lines).flatMap((own) => {
    const owed = -sumOf(own);
    return owed > 0n ? [creditOf(own[0]?.payee ?? '', owed, belowZero, own)] : [];
  });
}

export function creditOf(payee: string, amount: bigint, then: Credit['then'], lines: FeeLine[]): Credit {
  return { payee, amount: String(amount), then, lines, explanation: explanationOf(amount, then, lines) };
}

/** What there is to be paid. What one payee owes back never pays another, nor what is paid at another time. */
export function payableOf(lines: readonly FeeLine[]): bigint {
  return apart(lines).reduce((sum, own) => {
    const owed = sumOf(own);
    return owed > 0n ? sum + owed : sum;
  }, 0n);
}

/** The same for each group that has something to be paid, in smallest units. */
export function payableByGroup(lines: readonly FeeLine[]): Record<string, string> {
  const groups = [...new Set(lines.map(({ group = UNGROUPED }) => group))];
  const amounts = groups.map((group): [string, bigint] => [
    group,
    payableOf(lines.filter((line) => (line.group ?? UNGROUPED) === group)),
  ]);
  return Object.fromEntries(amounts.flatMap(([group, amount]) => (amount > 0n ? [[group, String(amount)]] : [])));
}

function explanationOf(amount: bigint, then: Credit['then'], lines: readonly FeeLine[]): Explanation {
  return {
    label: then === 'floor' ? evaluationWords.floored : evaluationWords.owedBack,
    value: valueIn(amount, lines),
    inputs: lines.map(({ explanation }) => explanation),
  };
}

const valueIn = (amount: bigint, [first]: readonly FeeLine[]): string =>
  first?.currency ? amountValue(amount, first.currency) : String(amount);
