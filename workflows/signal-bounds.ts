import type { Case } from './case.js';

/** Largest signal (characters of its JSON) that is looked at: a reason, its conditions and a signature. */
const MOST_CHARACTERS = 16_000;
/** Whose budget signals are of that nobody has signed: no name may be taken for a person's. */
const UNSIGNED = ' unsigned signals';

export const isTooLarge = (signal: unknown): boolean => JSON.stringify(signal ?? null).length > MOST_CHARACTERS;

/** Whether what was ignored is still worth a line: whoever sends signals without end fills no timeline. */
export function mayTell({ inbox: { budget } }: Case): boolean {
  if (budget.isExhausted(UNSIGNED)) return false;
  budget.spend(UNSIGNED);
  return true;
}
