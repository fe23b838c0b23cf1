import type { Clock } from '../language/clock.js';
import type { Span } from '../language/deadline.js';
import type { DefinitionIssue } from '../language/issue.js';
import { problem } from './problem.js';

const DAY = 86_400;
/** How short and how long a unit is at the most, in seconds; a working day may have any number of days off before it. */
const LENGTHS = {
  years: [365 * DAY, 366 * DAY],
  months: [28 * DAY, 32 * DAY],
  workingDays: [DAY, Number.POSITIVE_INFINITY],
  days: [DAY, DAY],
  hours: [3_600, 3_600],
  minutes: [60, 60],
  seconds: [1, 1],
} as const;
type Unit = keyof typeof LENGTHS;
const units = Object.keys(LENGTHS) as Unit[];

/** A bound that a clock is beyond from the first, or a reminder of it that would come before it begins. */
export function clockBounds({ lasts, atMost, remind = [], longer, extension }: Clock, at: string): DefinitionIssue[] {
  const bound =
    atMost && isShorter(atMost, lasts)
      ? [problem(`${at}.atMost`, 'CLOCK_BOUNDS', 'it is shorter than "lasts", which then never counts')]
      : [];
  // What makes it longer makes room for the reminder too.
  if (longer !== undefined || extension !== undefined) return bound;
  const early = remind.flatMap((span, i) =>
    isShorter(lasts, span)
      ? [problem(`${at}.remind[${i}]`, 'CLOCK_BOUNDS', 'it lies before the clock begins, so that nobody is reminded')]
      : [],
  );
  return [...bound, ...early];
}

/** Whether one span is shorter than another on whatever day they begin; what both have of a unit counts for neither. */
function isShorter(one: Span, other: Span): boolean {
  const least = units.map((unit) => {
    const more = (other[unit] ?? 0) - (one[unit] ?? 0);
    return more === 0 ? 0 : more * LENGTHS[unit][more > 0 ? 0 : 1];
  });
  return least.reduce((sum, each) => sum + each, 0) > 0;
}
