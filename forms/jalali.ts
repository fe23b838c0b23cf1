import { isLeapJalaaliYear, isValidJalaaliDate, toGregorian, toJalaali } from 'jalaali-js';

/** A Jalali day as text of one width, `1405/09/02`, so that days compare as their text does. */
export type JalaliDay = string;

export class JalaliDayError extends Error {
  constructor(readonly text: string) {
    super(`"${text}" is not a Jalali day; write it as 1405/09/02.`);
  }
}

const pattern = /^(\d{4})\/(\d{2})\/(\d{2})$/;

function partsOf(day: JalaliDay): [year: number, month: number, day: number] {
  const match = pattern.exec(day);
  const [year, month, date] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (!match || year < 1 || year > 3000 || !isValidJalaaliDate(year, month, date)) throw new JalaliDayError(day);
  return [year, month, date];
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const textOf = (year: number, month: number, day: number): JalaliDay =>
  `${pad(year, 4)}/${pad(month, 2)}/${pad(day, 2)}`;

function monthLength(year: number, month: number): number {
  if (month <= 6) return 31;
  return month < 12 || isLeapJalaaliYear(year) ? 30 : 29;
}

export function isJalaliDay(text: string): boolean {
  try {
    return partsOf(text).length === 3;
  } catch {
    return false;
  }
}

/** Days that an applicant means, where a form says nothing narrower; a day outside is a slip of the pen. */
export const usualDays = { first: '1250/01/01', last: '1449/12/29' } as const;
/** Days that a city writes: some stand for "without end". What lies above is a day of the Gregorian calendar. */
export const writtenDays = { first: '0001/01/01', last: '1599/12/29' } as const;
export type Days = typeof usualDays | typeof writtenDays;

/** Whether a text is a Jalali day and looks like no Gregorian one. */
export const isWrittenDay = (text: string): boolean => isJalaliDay(text) && text <= writtenDays.last;

/** The Jalali day of what looks like a Gregorian date, as `2005/03/01`; undefined for another text. */
export function jalaliOfGregorian(text: string): JalaliDay | undefined {
  const match = /^(1[6-9]\d\d|2[01]\d\d)[/-](\d{1,2})[/-](\d{1,2})$/.exec(text);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (!match || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())
    return undefined;
  return jalaliOfParts(year, month, day);
}

/** Who takes a day says so, and which day a Gregorian date may be meant for: `a Jalali day such as 1405/09/02, not "…"`. */
export function dayWanted(text: string): string {
  const meant = jalaliOfGregorian(text);
  const hint = meant ? `, which looks like a Gregorian date (that day is ${meant})` : '';
  return `a Jalali day such as 1405/09/02, not "${text}"${hint}`;
}

export const jalaliYear = (day: JalaliDay): number => partsOf(day)[0];

/** Jalali months later; a day that the month does not have becomes its last day. */
export function addMonths(day: JalaliDay, months: number): JalaliDay {
  const [year, month, date] = partsOf(day);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return textOf(toYear, toMonth, Math.min(date, monthLength(toYear, toMonth)));
}

export function addDays(day: JalaliDay, days: number): JalaliDay {
  const { gy, gm, gd } = toGregorian(...partsOf(day));
  const moved = new Date(Date.UTC(gy, gm - 1, gd + days));
  return jalaliOfParts(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** Gregorian months later; a day that the month does not have becomes its last day. */
export function addGregorianMonths(day: JalaliDay, months: number): JalaliDay {
  const { gy, gm, gd } = toGregorian(...partsOf(day));
  const lastOf = new Date(Date.UTC(gy, gm + months, 0));
  const date = Math.min(gd, lastOf.getUTCDate());
  return jalaliOfParts(lastOf.getUTCFullYear(), lastOf.getUTCMonth() + 1, date);
}

/** The day of a year that has this month and day there; one that the month lacks becomes its last. */
export function dayOfYear(year: number, month: number, day: number, months: 'jalali' | 'gregorian'): JalaliDay {
  if (months === 'jalali') return textOf(year, month, Math.min(day, monthLength(year, month)));
  return jalaliOfParts(year, month, Math.min(day, new Date(Date.UTC(year, month, 0)).getUTCDate()));
}

/** The year that a day lies in. */
export const yearOf = (day: JalaliDay, months: 'jalali' | 'gregorian'): number =>
  months === 'jalali' ? jalaliYear(day) : toGregorian(...partsOf(day)).gy;

function jalaliOfParts(year: number, month: number, date: number): JalaliDay {
  const { jy, jm, jd } = toJalaali(year, month, date);
  return textOf(jy, jm, jd);
}

/** Whole Jalali years from one day to another; 0 when the second is not later. */
export function fullYears(from: JalaliDay, to: JalaliDay): number {
  const years = jalaliYear(to) - jalaliYear(from);
  return Math.max(0, addMonths(from, years * 12) <= to ? years : years - 1);
}

export const lastDayOfYear = (day: JalaliDay): JalaliDay => {
  const year = jalaliYear(day);
  return textOf(year, 12, monthLength(year, 12));
};

/** `2026-11-23` */
export function toGregorianDay(day: JalaliDay): string {
  const { gy, gm, gd } = toGregorian(...partsOf(day));
  return `${pad(gy, 4)}-${pad(gm, 2)}-${pad(gd, 2)}`;
}

/** The instant at which a Jalali day begins in Tehran, where clocks no longer change. */
export const startOfDay = (day: JalaliDay): Date => new Date(`${toGregorianDay(day)}T00:00:00+03:30`);

/** Days and hours of the municipality. */
export const CITY_TIME_ZONE = 'Asia/Tehran';

/** Made when first used: most commands read no clock, and time zones take long to load. */
const formatted = (language: string, parts: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) => {
  let made: Intl.DateTimeFormat | undefined;
  return () => (made ??= new Intl.DateTimeFormat(language, { timeZone: CITY_TIME_ZONE, ...parts }));
};

const tehran = formatted('en-US', { year: 'numeric', month: 'numeric', day: 'numeric' });
const clock = formatted('en-GB', { hour: '2-digit', minute: '2-digit' });

/** What the clocks of Tehran show at an instant: `09:30`. */
export const timeOfDay = (instant: Date): string => clock().format(instant);

/** The Jalali day that an instant falls on in Tehran. */
export function jalaliDay(instant: Date): JalaliDay {
  const parts = new Map(
    tehran()
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return jalaliOfParts(parts.get('year') ?? 0, parts.get('month') ?? 0, parts.get('day') ?? 0);
}
