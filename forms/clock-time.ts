import type { Span } from './language/deadline.js';

/** A time at which a clock stood still (ms). `to` is left out while it does; `anew` where it began again after it. */
export interface ClockStop {
  /** id of the step that the case waited at */
  at: string;
  from: number;
  to?: number;
  anew?: true;
}

/** A clock of a case, with all that its end follows from. Small, and without personal data. */
export interface ClockKept {
  id: string;
  /** when it began (ms) */
  begun: number;
  stops: ClockStop[];
  /** of the conditions that make it longer, those that hold */
  longer: number[];
  /** how often an order has made it longer */
  extended: number;
  /** how long it runs, with everything that makes it longer */
  span: Span;
  atMost?: Span;
  /** by the rules of `stops`: how soon after it began each may make it stand still */
  within?: (Span | null)[];
  ifDayOff?: 'nextWorkingDay';
  /** how long before its end those who have work are reminded */
  remind?: Span[];
  /** grows with every change, so that an end is known to be that of this state */
  change: number;
  /** when it ends (ms); not while it stands still, nor before that was worked out */
  due?: number;
  /** what would be its end where that is a day off (ms) */
  unmoved?: number;
  /** when that is (ms), those that lie before what is known already left out */
  reminders?: number[];
  /** the last of them that came (ms) */
  reminded?: number;
  /** until when it may stand still, by the rule of `stops` that says so (ms); null where none does */
  windows?: (number | null)[];
  /** its case has another version since it was weighed last: no end of it counts before it is by that one */
  moved?: true;
  /** it was met, or has run out (`at`: when, in ms) */
  over?: { how: 'met' | 'came'; at: number };
}

/** Spans that follow one another. Their months are of one calendar. */
export function addedSpans(spans: readonly Span[]): Span {
  const sum: Record<string, number | string> = {};
  for (const span of spans) {
    for (const [unit, count] of Object.entries(span)) {
      sum[unit] = typeof count === 'number' ? count + Number(sum[unit] ?? 0) : count;
    }
  }
  return sum as Span;
}

/** Whether it stands still now. */
export const standsStill = ({ stops }: Pick<ClockKept, 'stops'>): boolean => stops.some(({ to }) => to === undefined);

/** Whether its end is to be worked out. */
export const wantsEnd = (clock: ClockKept): boolean => !clock.over && clock.due === undefined && !standsStill(clock);
