import { expect, it } from 'vitest';
import { type BusinessCalendar, endOfJalaliYear, spanEnd, workOf } from './calendar.js';
import { jalaliDay } from './jalali.js';

const calendar = (thursday: BusinessCalendar['thursday'], ...holidays: string[]): BusinessCalendar => ({
  thursday,
  holidays: new Set(holidays),
});
/** Monday, 1405/09/02, 10:00 in Tehran */
const monday = new Date('2026-11-23T10:00:00+03:30');

it.each([
  ['off', 1, '1405/09/03'],
  ['off', 2, '1405/09/04'],
  ['off', 3, '1405/09/07'],
  ['work', 3, '1405/09/05'],
  ['work', 4, '1405/09/07'],
  ['half', 3, '1405/09/07'],
  ['half', 4, '1405/09/08'],
  ['off', 5, '1405/09/09'],
] as const)('counts working days where Thursday is %s: %i end on %s', (thursday, workingDays, day) => {
  const end = spanEnd(monday, { workingDays }, calendar(thursday));
  expect(jalaliDay(end)).toBe(day);
  expect(end.getTime() % 86_400_000).toBe(monday.getTime() % 86_400_000);
});

it('passes over holidays, of every year and of one', () => {
  expect(jalaliDay(spanEnd(monday, { workingDays: 1 }, calendar('off', '09/03', '1405/09/04')))).toBe('1405/09/07');
  expect(workOf('1406/09/03', calendar('work', '1405/09/03'))).toBe(1);
  expect(workOf('1406/01/13', calendar('work', '01/13'))).toBe(0);
});

it('begins on a day off with the next working day', () => {
  const friday = new Date('2026-11-27T23:59:00+03:30');
  expect(spanEnd(friday, { workingDays: 1 }, calendar('off')).toISOString()).toBe('2026-11-28T20:29:00.000Z');
});

it('takes the day from the clock of Tehran', () => {
  const lateInUtc = new Date('2026-11-23T21:00:00Z');
  expect(jalaliDay(spanEnd(lateInUtc, { workingDays: 1 }, calendar('off')))).toBe('1405/09/04');
});

it('adds the units up', () => {
  const end = spanEnd(monday, { workingDays: 1, days: 1, hours: 2, minutes: 3, seconds: 4 }, calendar('off'));
  expect(end.toISOString()).toBe(new Date('2026-11-25T12:03:04+03:30').toISOString());
});

it('comes to an end where nobody ever works', () => {
  const never = { thursday: 'off' as const, holidays: { has: () => true } as unknown as ReadonlySet<string> };
  expect(spanEnd(monday, { workingDays: 1 }, never).getTime()).toBeGreaterThan(monday.getTime());
});

it('ends the Jalali year where the next begins', () => {
  expect(endOfJalaliYear(monday).toISOString()).toBe(new Date('2027-03-20T23:59:59.999+03:30').toISOString());
  expect(jalaliDay(endOfJalaliYear(new Date('2025-01-01T00:00:00Z')))).toBe('1403/12/30');
});
