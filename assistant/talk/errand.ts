import { daysIn } from './dates.js';
import { OFFICE_NUMBER, OFFICE_WORD } from './messages/wishes.js';
import type { Errand } from './state.js';
import { clean, tokensOf } from './text.js';

/** The number of an office that a line names: `OFF-0001`. */
export const officeIn = (line: string): string | undefined => OFFICE_NUMBER.exec(clean(line))?.[2]?.toUpperCase();

/** The Jalali day that a line names, the last of several. */
export const dayIn = (line: string, today: string): string | undefined => daysIn(tokensOf(line), today).at(-1)?.day;

/** Whether a line may be what an errand still lacks; any words may be the reason of an objection. */
export function servesErrand(kind: Errand, line: string, today: string): boolean {
  if (kind === 'objection') return /\p{L}{2}/u.test(line);
  return officeIn(line) !== undefined || dayIn(line, today) !== undefined || OFFICE_WORD.test(clean(line));
}
