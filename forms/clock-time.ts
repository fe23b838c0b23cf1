import {
  type BusinessCalendar,
  endOfJalaliDay,
  type Interval,
  isOfDays,
  onWorkingDay,
  spanEnd,
  spanEndWithStops,
} from './calendar.js';
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
  /** grows with every change, so that an end is known to be that of this state */
  change: number;
  /** when it ends (ms); not while it stands still, nor before that was worked out */
  due?: number;
  /** what would be its end where that is a day off (ms) */
  unmoved?: number;
  /** until when it may stand still, by the rule of `stops` that says so (ms); null where none does */
  windows?: (number | null)[];
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

/** From when its span is counted, and the stops since. */
export function countedFrom({ begun, stops }: Pick<ClockKept, 'begun' | 'stops'>): { from: Date; stops: Interval[] } {
  const last = stops.findLastIndex(({ anew, to }) => anew && to !== undefined);
  const from = stops[last]?.to ?? begun;
  const since = stops.slice(last + 1).flatMap((stop) => (stop.to === undefined ? [] : [{ ...stop, to: stop.to }]));
  return { from: new Date(from), stops: since.map((stop) => ({ from: new Date(stop.from), to: new Date(stop.to) })) };
}

/** When a clock ends that runs, and when it would but for a day off. */
export function clockEnd(clock: ClockKept, calendar: BusinessCalendar): { due: Date; unmoved: Date } {
  const { from, stops } = countedFrom(clock);
  const ends = [clock.span, ...(clock.atMost ? [clock.atMost] : [])].map((span) => {
    const end = spanEndWithStops(from, span, stops, calendar);
    return dayEnd(end, span);
  });
  const unmoved = new Date(Math.min(...ends.map((end) => end.getTime())));
  return { due: clock.ifDayOff ? onWorkingDay(unmoved, calendar) : unmoved, unmoved };
}

const dayEnd = (end: Date, span: Span): Date => (isOfDays(span) ? endOfJalaliDay(end) : end);

/** The clocks with the ends worked out that are wanted. */
export const withClockEnds = (clocks: readonly ClockKept[], calendar: BusinessCalendar): ClockKept[] =>
  clocks.map((clock) => {
    if (!wantsEnd(clock)) return clock;
    const { due, unmoved } = clockEnd(clock, calendar);
    const windows = clock.within?.map((span) =>
      span ? dayEnd(spanEnd(new Date(clock.begun), span, calendar), span).getTime() : null,
    );
    return {
      ...clock,
      due: due.getTime(),
      ...(due > unmoved && { unmoved: unmoved.getTime() }),
      ...(windows && { windows }),
    };
  });
