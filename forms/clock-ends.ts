import {
  type BusinessCalendar,
  endOfJalaliDay,
  type Interval,
  isOfDays,
  onWorkingDay,
  spanEnd,
  spanEndWithStops,
  spanStart,
} from './calendar.js';
import { type ClockKept, wantsEnd } from './clock-time.js';
import type { Span } from './language/deadline.js';

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
      ...(clock.remind && { reminders: remindersOf(clock, due, calendar) }),
    };
  });

/** When a clock's people are reminded of this end (ms), in order; not before it began. */
const remindersOf = ({ begun, remind = [] }: ClockKept, due: Date, calendar: BusinessCalendar): number[] =>
  remind
    .map((span) => spanStart(due, span, { notBefore: new Date(begun), calendar }).getTime())
    .filter((at) => at > begun)
    .sort((a, b) => a - b);
