import { addDays, type JalaliDay, jalaliDay, lastDayOfYear, startOfDay, toGregorianDay } from './jalali.js';
import type { Span } from './language/step.js';

/** Which days the municipality works. Fridays are off. */
export interface BusinessCalendar {
  /** whether a Thursday counts as a working day, as half of one, or not at all */
  thursday: 'off' | 'half' | 'work';
  /** holidays of every year by month and day, `01/13`, and of one year, as lunar ones, by the day: `1405/03/06` */
  holidays: ReadonlySet<string>;
}

const DAY = 86_400_000;
const THURSDAY = 4;
const FRIDAY = 5;
/** Ten years: longer than any span of working days, shorter than for ever when a calendar has none. */
const furthest = 3_660;

const weekday = (day: JalaliDay): number => new Date(`${toGregorianDay(day)}T00:00:00Z`).getUTCDay();

/** How much of a working day a day is: 0, 0.5 or 1. */
export function workOf(day: JalaliDay, { thursday, holidays }: BusinessCalendar): number {
  if (holidays.has(day) || holidays.has(day.slice(5))) return 0;
  const at = weekday(day);
  if (at === FRIDAY) return 0;
  if (at !== THURSDAY) return 1;
  return { off: 0, half: 0.5, work: 1 }[thursday];
}

function afterWorkingDays(from: Date, count: number, calendar: BusinessCalendar): Date {
  let day = jalaliDay(from);
  const time = from.getTime() - startOfDay(day).getTime();
  let worked = 0;
  for (let passed = 0; worked < count && passed < furthest; passed += 1) {
    day = addDays(day, 1);
    worked += workOf(day, calendar);
  }
  return new Date(startOfDay(day).getTime() + time);
}

/**
 * The instant at which a span that begins at `from` is over. Working days are whole days of Tehran after the one it
 * begins on, and end at the same time of day; the other units follow, by the clock.
 */
export function spanEnd(from: Date, span: Span, calendar: BusinessCalendar): Date {
  const { workingDays = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = span;
  const start = workingDays > 0 ? afterWorkingDays(from, workingDays, calendar) : from;
  return new Date(start.getTime() + days * DAY + hours * 3_600_000 + minutes * 60_000 + seconds * 1_000);
}

/** The last millisecond of the Jalali day, in Tehran, that an instant falls on. */
export function endOfJalaliDay(date: Date): Date {
  return new Date(startOfDay(addDays(jalaliDay(date), 1)).getTime() - 1);
}

/** The last millisecond of the Jalali year, in Tehran, that an instant falls in. */
export function endOfJalaliYear(date: Date): Date {
  const nextYear = addDays(lastDayOfYear(jalaliDay(date)), 1);
  return new Date(startOfDay(nextYear).getTime() - 1);
}
