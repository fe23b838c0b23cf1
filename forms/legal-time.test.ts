import { expect, it } from 'vitest';
import { type BusinessCalendar, isOfDays, nextYearDay, onWorkingDay, spanEnd, spanEndWithStops } from './calendar.js';
import { jalaliDay, startOfDay } from './jalali.js';
import { Deadline, Span } from './language/deadline.js';
import { Step } from './language/step.js';

const calendar: BusinessCalendar = { thursday: 'off', holidays: new Set(['1405/09/14']) };
const at = (day: string, hours = 9) => new Date(startOfDay(day).getTime() + hours * 3_600_000);
const day = (instant: Date) => jalaliDay(instant);
const end = (from: string, span: Span, of = calendar) => spanEnd(at(from), span, of);

it.each([
  // 31 days in the first six months, 30 after, 29 in Esfand but in a leap year.
  ['1405/06/31', { months: 1 }, '1405/07/30'],
  ['1405/11/30', { months: 1 }, '1405/12/29'],
  ['1403/11/30', { months: 1 }, '1403/12/30'],
  ['1403/12/30', { years: 1 }, '1404/12/29'],
  ['1403/12/30', { years: 4 }, '1407/12/29'],
  ['1403/12/30', { years: 5 }, '1408/12/30'],
  ['1405/10/15', { years: 1, months: 2, days: 1 }, '1406/12/16'],
] as const)('counts Jalali months and years from %s', (from, span, until) => {
  const instant = end(from, span);
  expect(day(instant)).toBe(until);
  expect(instant.getTime() - startOfDay(until).getTime()).toBe(9 * 3_600_000);
});

it.each([
  // 31 January, and its month ends: 28 February, and 29 in a leap year.
  ['1405/11/11', '2027-01-31', { months: 1 }, '1405/12/09'],
  ['1402/11/11', '2024-01-31', { months: 1 }, '1402/12/10'],
  ['1402/12/10', '2024-02-29', { years: 1 }, '1403/12/10'],
  ['1405/08/10', '2026-11-01', { months: 2 }, '1405/10/11'],
] as const)('counts Gregorian ones from %s (%s)', (from, _, span, until) => {
  expect(day(end(from, { ...span, calendar: 'gregorian' }))).toBe(until);
  expect(day(end(from, span, { ...calendar, months: 'gregorian' }))).toBe(until);
});

it('moves an end on a day off to the end of the next working day', () => {
  // A Thursday, a Friday, and the Saturday after them that is a holiday.
  for (const off of ['1405/09/12', '1405/09/13', '1405/09/14'])
    expect(onWorkingDay(at(off), calendar)).toEqual(new Date(startOfDay('1405/09/16').getTime() - 1));
  expect(onWorkingDay(at('1405/09/15'), calendar)).toEqual(at('1405/09/15'));
});

it('moves only the end of a span that a case waits for', () => {
  const waits = { id: 'rest', type: 'wait', title: { fa: 'درنگ', en: 'Rest' }, ifDayOff: 'nextWorkingDay' };
  expect(Step.safeParse({ ...waits, for: { days: 4 } }).success).toBe(true);
  expect(Step.safeParse({ ...waits, signal: 'called' }).success).toBe(false);
});

it('finds a day that comes every year', () => {
  const last = { month: 12, day: 'last' } as const;
  expect(nextYearDay('1405/03/01', last, {})).toBe('1405/12/29');
  expect(nextYearDay('1408/12/30', last, {})).toBe('1408/12/30');
  expect(nextYearDay('1405/03/01', { ...last, calendar: 'gregorian' }, {})).toBe('1405/10/10');
  expect(nextYearDay('1405/10/11', last, { months: 'gregorian' })).toBe('1406/10/10');
  expect(nextYearDay('1405/12/30'.replace('30', '29'), { month: 2, day: 1 }, {})).toBe('1406/02/01');
});

it('goes on with what was left of a span that stood still', () => {
  const stops = [{ from: at('1405/09/02'), to: at('1405/09/22') }];
  expect(day(spanEndWithStops(at('1405/08/10'), { months: 1 }, stops, calendar))).toBe('1405/09/30');
  // One that began after the end changes nothing.
  expect(day(spanEndWithStops(at('1405/06/10'), { months: 1 }, stops, calendar))).toBe('1405/07/10');
  // Of five working days two had passed: three are left, over a weekend and a holiday.
  const working = [{ from: at('1405/09/03'), to: at('1405/09/11') }];
  expect(day(spanEndWithStops(at('1405/09/01'), { workingDays: 5 }, working, calendar))).toBe('1405/09/17');
});

it('takes only spans and deadlines that say one thing', () => {
  expect(Span.safeParse({ calendar: 'jalali' }).success).toBe(false);
  expect(Span.safeParse({ days: 3, calendar: 'jalali' }).success).toBe(false);
  expect(Deadline.safeParse({ on: { month: 12, day: 'last' }, then: 'expire' }).success).toBe(true);
  expect(Deadline.safeParse({ on: { month: 12, day: 'last' }, after: { days: 1 }, then: 'expire' }).success).toBe(
    false,
  );
  expect([isOfDays({ months: 1 }), isOfDays({ days: 1, hours: 2 }), isOfDays({ hours: 2 })]).toEqual([
    true,
    false,
    false,
  ]);
});
