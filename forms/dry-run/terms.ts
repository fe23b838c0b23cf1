import type { BusinessCalendar } from '../calendar.js';
import { clockEnd } from '../clock-ends.js';
import { addedSpans, type ClockKept, standsStill } from '../clock-time.js';
import { clockPath } from '../evaluation/clock-expressions.js';
import { jalaliDay } from '../jalali.js';
import type { Clock } from '../language/clock.js';

/** A term of a case under way that would end on another day. Jalali days; null: it stands still, or there would be none. */
export interface ChangedTerm {
  clock: string;
  was: string | null;
  now: string | null;
  /** the version has no such clock */
  dropped?: true;
}

interface Weighing {
  clocks?: readonly Clock[] | undefined;
  /** whether a condition that makes a clock longer holds, by its path */
  holds(path: string): boolean;
  calendar: BusinessCalendar;
}

/** What would become of the terms that run in a case, once they were weighed by a version's clocks as they are when a case is moved. */
export function changedTerms(
  kept: readonly ClockKept[],
  { clocks = [], holds, calendar }: Weighing,
  now: Date,
): ChangedTerm[] {
  return kept.flatMap((clock): ChangedTerm[] => {
    if (clock.over) return [];
    const was = clock.due === undefined ? null : jalaliDay(new Date(clock.due));
    const defined = clocks.find(({ id }) => id === clock.id);
    if (!defined) return [{ clock: clock.id, was, now: null, dropped: true }];
    const weighed = weighedBy(defined, clock, { holds, now });
    const like = ({ span, atMost, ifDayOff, stops }: ClockKept) => JSON.stringify([span, atMost, ifDayOff, stops]);
    if (like(weighed) === like(clock)) return [];
    const end = standsStill(weighed) ? null : jalaliDay(clockEnd(weighed, calendar).due);
    return end === was ? [] : [{ clock: clock.id, was, now: end }];
  });
}

function weighedBy(
  { id, lasts, longer = [], extension, atMost, ifDayOff, stops: rules = [] }: Clock,
  { due: _, unmoved: __, atMost: ___, ifDayOff: ____, ...clock }: ClockKept,
  { holds, now }: { holds: Weighing['holds']; now: Date },
): ClockKept {
  const holding = longer.filter((___, i) => holds(clockPath(id, i))).map(({ by }) => by);
  const orders = Array.from({ length: clock.extended }, () => extension?.span ?? {});
  const goesOn = (at: string) => !rules.some((rule) => rule.at.includes(at));
  const stops = clock.stops.map((stop) =>
    stop.to === undefined && goesOn(stop.at) ? { ...stop, to: now.getTime() } : stop,
  );
  const span = addedSpans([lasts, ...holding, ...orders]);
  return { ...clock, span, stops, ...(atMost && { atMost }), ...(ifDayOff && { ifDayOff }) };
}
