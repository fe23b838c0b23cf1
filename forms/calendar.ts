import {
  addDays,
  addGregorianMonths,
  addMonths,
  dayOfYear,
  type JalaliDay,
  jalaliDay,
  jalaliYear,
  lastDayOfYear,
  startOfDay,
  toGregorianDay,
  yearOf,
} from './jalali.js';
import type { MonthsOf, Span, YearDay } from './language/deadline.js';

/** Which days the municipality works. Fridays are off. */
export interface BusinessCalendar {
  /** whether a Thursday is a working day, one until noon, or none */
  thursday: 'off' | 'half' | 'work';
  /** holidays of every year by month and day, `01/13`, and of one year, as lunar ones, by the day: `1405/03/06` */
  holidays: ReadonlySet<string>;
  /** years whose holidays are all given by the day; those of every year say nothing about them */
  tables?: ReadonlySet<number>;
  /** whose months and years are meant where nothing else is said; by default Jalali ones */
  months?: MonthsOf;
}

const DAY = 86_400_000;
const THURSDAY = 4;
const FRIDAY = 5;
/** Ten years: longer than any span of working days, shorter than for ever when a calendar has none. */
const furthest = 3_660;

export const weekdayOf = (day: JalaliDay): number => new Date(`${toGregorianDay(day)}T00:00:00Z`).getUTCDay();

export function isHoliday(day: JalaliDay, { holidays, tables }: BusinessCalendar): boolean {
  return holidays.has(day) || (holidays.has(day.slice(5)) && tables?.has(jalaliYear(day)) !== true);
}

/** How much of a working day a day is: 0, 0.5 or 1. */
export function workingHoursOf(day: JalaliDay, calendar: BusinessCalendar): number {
  if (isHoliday(day, calendar)) return 0;
  const at = weekdayOf(day);
  if (at === FRIDAY) return 0;
  if (at !== THURSDAY) return 1;
  return { off: 0, half: 0.5, work: 1 }[calendar.thursday];
}

/**
 * The instant at which so much working time (ms) has passed since `from`. A working day is 24 hours of it, from midnight
 * to midnight in Tehran, a half day the twelve until noon, a day off none; so one working day leads to the same time of
 * the next working day. What ends with a day ends in its last millisecond.
 */
export function afterWorkingTime(from: Date, time: number, calendar: BusinessCalendar): Date {
  let day = jalaliDay(from);
  let begun = from.getTime() - startOfDay(day).getTime();
  let left = time;
  if (left <= 0) return from;
  for (let passed = 0; passed < furthest; passed += 1) {
    const available = Math.max(0, workingHoursOf(day, calendar) * DAY - begun);
    if (left <= available) return new Date(startOfDay(day).getTime() + Math.min(begun + left, DAY - 1));
    left -= available;
    day = addDays(day, 1);
    begun = 0;
  }
  return startOfDay(day);
}

/** The working time (ms) between two instants, measured as {@link afterWorkingTime} does. */
export function workingTime(from: Date, to: Date, calendar: BusinessCalendar): number {
  const last = jalaliDay(to);
  let day = jalaliDay(from);
  let begun = from.getTime() - startOfDay(day).getTime();
  let worked = 0;
  for (; day < last; day = addDays(day, 1)) {
    worked += Math.max(0, workingHoursOf(day, calendar) * DAY - begun);
    begun = 0;
  }
  const end = Math.min(to.getTime() - startOfDay(last).getTime(), workingHoursOf(last, calendar) * DAY);
  return worked + Math.max(0, end - begun);
}

const clockOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Span): number =>
  days * DAY + hours * 3_600_000 + minutes * 60_000 + seconds * 1_000;

/** The same time of the day, years and months later. */
function monthsLater(from: Date, { years = 0, months = 0, calendar }: Span, { months: usual }: BusinessCalendar): Date {
  const count = years * 12 + months;
  if (count === 0) return from;
  const day = jalaliDay(from);
  const later = (calendar ?? usual) === 'gregorian' ? addGregorianMonths(day, count) : addMonths(day, count);
  return new Date(startOfDay(later).getTime() + from.getTime() - startOfDay(day).getTime());
}

/**
 * The instant at which a span that begins at `from` is over: first its years and months, then its working days, as
 * working time, then the other units by the clock.
 */
export function spanEnd(from: Date, span: Span, calendar: BusinessCalendar): Date {
  const start = afterWorkingTime(monthsLater(from, span, calendar), (span.workingDays ?? 0) * DAY, calendar);
  return new Date(start.getTime() + clockOf(span));
}

/** The first such day of the year that is not before a day. */
export function nextYearDay(
  from: JalaliDay,
  { month, day, calendar }: YearDay,
  { months }: Pick<BusinessCalendar, 'months'>,
): JalaliDay {
  const which = calendar ?? months ?? 'jalali';
  const year = yearOf(from, which);
  const date = day === 'last' ? 31 : day;
  const thisYear = dayOfYear(year, month, date, which);
  return thisYear >= from ? thisYear : dayOfYear(year + 1, month, date, which);
}

/** The same instant where its day is worked, and otherwise the last of the next working day. */
export function onWorkingDay(at: Date, calendar: BusinessCalendar): Date {
  let day = jalaliDay(at);
  if (workingHoursOf(day, calendar) > 0) return at;
  for (let passed = 0; passed < furthest && workingHoursOf(day, calendar) === 0; passed += 1) day = addDays(day, 1);
  return lastOfDay(day);
}

/** A span of whole days, months or years, which ends with a day. */
export const isOfDays = ({ years, months, days, workingDays, ...less }: Span): boolean =>
  (years ?? months ?? days ?? workingDays) !== undefined && !(less.hours || less.minutes || less.seconds);

/**
 * When a span is over that stood still at times: what was left of it as it stopped goes on when it is resumed. Stops are
 * in their order, and none begins before the one before it has ended.
 */
export function spanEndWithStops(from: Date, span: Span, stops: readonly Interval[], calendar: BusinessCalendar): Date {
  const byWork = span.workingDays !== undefined && Object.keys(span).length === 1;
  return stops.reduce(
    (end, { from: stopped, to: resumed }) => {
      if (stopped >= end) return end;
      if (byWork) return afterWorkingTime(resumed, workingTime(stopped, end, calendar), calendar);
      return new Date(end.getTime() + resumed.getTime() - stopped.getTime());
    },
    spanEnd(from, span, calendar),
  );
}

/** The last instant from which a span is over at `end`, but not before `notBefore`. */
export function spanStart(
  end: Date,
  span: Span,
  { notBefore, calendar }: { notBefore: Date; calendar: BusinessCalendar },
): Date {
  let earliest = notBefore.getTime();
  let latest = end.getTime();
  // The end of a span grows with its beginning; nothing else of the calendar is needed.
  while (earliest < latest) {
    const middle = Math.ceil((earliest + latest) / 2);
    if (spanEnd(new Date(middle), span, calendar) <= end) earliest = middle;
    else latest = middle - 1;
  }
  return new Date(earliest);
}

export interface Interval {
  from: Date;
  to: Date;
}

/**
 * The same of a span that goes on at `from` after it ran during `spent`. What is left is never less than `floor` working
 * days, nor than the whole span where that is shorter.
 */
export function resumedSpanEnd(
  from: Date,
  span: Span,
  { spent, floor, calendar }: { spent: readonly Interval[]; floor: number; calendar: BusinessCalendar },
): Date {
  const { workingDays = 0 } = span;
  const [first] = spent;
  if (first && (span.months ?? span.years) !== undefined) {
    const stops = spent.map(({ to }, i) => ({ from: to, to: spent[i + 1]?.from ?? from }));
    return new Date(Math.max(from.getTime(), spanEndWithStops(first.from, span, stops, calendar).getTime()));
  }
  const used = spent.reduce(
    (sum, { from: begun, to }) =>
      sum + (workingDays > 0 ? workingTime(begun, to, calendar) : to.getTime() - begun.getTime()),
    0,
  );
  const working = Math.max(0, workingDays * DAY - used);
  const clock = Math.max(0, clockOf(span) - Math.max(0, used - workingDays * DAY));
  const end = afterWorkingTime(from, working, calendar).getTime() + clock;
  const least = Math.min(
    spanEnd(from, span, calendar).getTime(),
    afterWorkingTime(from, floor * DAY, calendar).getTime(),
  );
  return new Date(Math.max(end, least));
}

/** Working time as working days with two decimals, `2.50`. */
export function workingDaysText(time: number): string {
  const hundredths = Math.round((time * 100) / DAY);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** The last millisecond of a day in Tehran. */
export const lastOfDay = (day: JalaliDay): Date => new Date(startOfDay(addDays(day, 1)).getTime() - 1);

/** The last millisecond of the day, in Tehran, that an instant falls on. */
export const endOfJalaliDay = (date: Date): Date => lastOfDay(jalaliDay(date));

/** The last millisecond of the Jalali year, in Tehran, that an instant falls in. */
export function endOfJalaliYear(date: Date): Date {
  const nextYear = addDays(lastDayOfYear(jalaliDay(date)), 1);
  return new Date(startOfDay(nextYear).getTime() - 1);
}
