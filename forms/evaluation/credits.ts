import type { SlipTerms } from '../language/rulebook.js';
import { evaluationWords } from '../messages/evaluation.js';
import type { Credit, Explanation, FeeLine } from './types.js';

export const sumOf = (lines: readonly FeeLine[]): bigint => lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** The lines of each payee, in the order in which the lines name them. */
export function byPayee(lines: readonly FeeLine[]): Map<string, FeeLine[]> {
  const found = new Map<string, FeeLine[]>();
  for (const line of lines) found.set(line.payee, [...(found.get(line.payee) ?? []), line]);
  return found;
}

/** What payees owe to whom the case is of: their lines come to less than nothing. */
export function creditsOf(lines: readonly FeeLine[], { belowZero = 'refund' }: Pick<SlipTerms, 'belowZero'>): Credit[] {
  return [...byPayee(lines)].flatMap(([payee, own]) => {
    const owed = -sumOf(own);
    return owed > 0n ? [creditOf(payee, owed, belowZero, own)] : [];
  });
}

export function creditOf(payee: string, amount: bigint, then: Credit['then'], lines: FeeLine[]): Credit {
  return { payee, amount: String(amount), then, lines, explanation: explanationOf(amount, then, lines) };
}

/** What there is to be paid. What one payee owes back never pays another. */
export function payableOf(lines: readonly FeeLine[]): bigint {
  return [...byPayee(lines).values()].reduce((sum, own) => {
    const owed = sumOf(own);
    return owed > 0n ? sum + owed : sum;
  }, 0n);
}

function explanationOf(amount: bigint, then: Credit['then'], lines: readonly FeeLine[]): Explanation {
  return {
    label: then === 'floor' ? evaluationWords.floored : evaluationWords.owedBack,
    value: String(amount),
    inputs: lines.map(({ explanation }) => explanation),
  };
}
