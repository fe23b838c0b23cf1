import type { LocalizedText } from '../language/text.js';
import { feeChangeWords as words } from '../messages/evaluation.js';
import { listed } from '../messages/messages.js';
import { moneyOf } from '../money.js';
import { changedIn } from './changed.js';
import type { Evaluation, FeeLine } from './types.js';

/** A fee line that comes to another amount, or goes to another payee; null where there was, or is, none. */
export interface FeeChange {
  code: string;
  from: FeeLine | null;
  to: FeeLine | null;
}

/** What is charged otherwise, by code. */
export const feeChanges = (from: readonly FeeLine[], to: readonly FeeLine[]): FeeChange[] =>
  changedIn(from, to, ({ code }) => code, charged).map(({ name: code, ...change }) => ({ code, ...change }));

/** How an amount came to be may be told in other words; what counts is what came out. */
const charged = ({ amount, payee }: FeeLine) => [amount, payee];

/**
 * The fee lines that the latest other ones of a revision took the place of; undefined where its fees are what they were at first. What
 * is worked out without charging anything, such as a referral, leaves them as they were, and so does the same once more.
 */
export function linesBefore(was: Evaluation, is: Evaluation): FeeLine[] | undefined {
  if (was.outcome !== 'CLEAN') return was.before;
  return is.outcome === 'CLEAN' && feeChanges(was.feeLines, is.feeLines).length === 0 ? was.before : was.feeLines;
}

/** What a revision charges otherwise than before it was worked out anew. */
export const changedFees = ({ outcome, before, feeLines }: Pick<Evaluation, 'outcome' | 'before' | 'feeLines'>) =>
  before && outcome === 'CLEAN' ? feeChanges(before, feeLines) : [];

const amountIn = ({ amount, currency }: FeeLine): LocalizedText => moneyOf(amount, currency);

function inWords({ from, to }: FeeChange): LocalizedText[] {
  if (from && to) return [words.changed({ title: to.title, from: amountIn(from), to: amountIn(to) })];
  if (to) return [words.added({ title: to.title, to: amountIn(to) })];
  return from ? [words.removed({ title: from.title, from: amountIn(from) })] : [];
}

/** The lines in one enumeration. */
export const feeChangesInWords = (changes: readonly FeeChange[]): LocalizedText => listed(changes.flatMap(inWords));
