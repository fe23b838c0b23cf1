import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterWorkingTime,
  type BusinessCalendar,
  endOfJalaliYear,
  resumedSpanEnd,
  spanEnd,
  workingDaysText,
  workingHoursOf,
  workingTime,
} from './calendar.js';
import { jalaliDay, startOfDay } from './jalali.js';

const calendar = (thursday: BusinessCalendar['thursday'], ...holidays: string[]): BusinessCalendar => ({
  thursday,
  holidays: new Set(holidays),
});
/** Monday, 1405/09/02, 10:00 in Tehran */
const monday = new Date('2026-11-23T10:00:00+03:30');

const inTehran = (instant: Date): string => {
  const local = new Date(instant.getTime() + 3.5 * 3_600_000).toISOString();
  return `${jalaliDay(instant)} ${local.slice(11, 16)}`;
};

it.each([
  ['off', 1, '1405/09/03 10:00'],
  ['off', 2, '1405/09/04 10:00'],
  ['off', 3, '1405/09/07 10:00'],
  ['work', 3, '1405/09/05 10:00'],
  ['work', 4, '1405/09/07 10:00'],
  // Thursday gives its morning: 10:00 comes before noon, but of the fourth day two hours are worked then.
  ['half', 3, '1405/09/05 10:00'],
  ['half', 4, '1405/09/07 22:00'],
  ['half', 5, '1405/09/08 22:00'],
  // Two half days are one working day: after two weeks the time of day is back.
  ['half', 11, '1405/09/16 10:00'],
  ['off', 5, '1405/09/09 10:00'],
] as const)('counts working days where Thursday is %s: %i end at %s', (thursday, workingDays, end) => {
  expect(inTehran(spanEnd(monday, { workingDays }, calendar(thursday)))).toBe(end);
});

it('passes over holidays, of every year and of one', () => {
  expect(jalaliDay(spanEnd(monday, { workingDays: 1 }, calendar('off', '09/03', '1405/09/04')))).toBe('1405/09/07');
  expect(workingHoursOf('1406/09/03', calendar('work', '1405/09/03'))).toBe(1);
  expect(workingHoursOf('1406/01/14', calendar('work', '01/14'))).toBe(0);
});

it('takes a year that has a table by that alone', () => {
  const withTable: BusinessCalendar = { ...calendar('off', '09/03', '1405/09/04'), tables: new Set([1405]) };
  expect(workingHoursOf('1405/09/03', withTable)).toBe(1);
  expect(workingHoursOf('1405/09/04', withTable)).toBe(0);
  expect(workingHoursOf('1408/09/03', withTable)).toBe(0);
});

it('begins on a day off with the next working day', () => {
  const friday = new Date('2026-11-27T23:59:00+03:30');
  expect(inTehran(spanEnd(friday, { workingDays: 1 }, calendar('off')))).toBe('1405/09/07 23:59');
  expect(inTehran(spanEnd(friday, { workingDays: 2 }, calendar('off')))).toBe('1405/09/08 23:59');
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

describe('over Nowruz and a leap day', () => {
  const solar = ['01/01', '01/02', '01/03', '01/04', '01/12', '01/13', '12/29'];
  const at = (day: string, hour: number) => new Date(startOfDay(day).getTime() + hour * 3_600_000);

  it('passes over the holidays from 1405 to 1406', () => {
    // 1405/12/26 is a Wednesday; Thursday 27, Friday 28, Saturday 29 (holiday), 1406/01/01 to 04 (Sunday to Wednesday).
    const from = at('1405/12/26', 9);
    expect(inTehran(spanEnd(from, { workingDays: 1 }, calendar('off', ...solar)))).toBe('1406/01/07 09:00');
    expect(inTehran(spanEnd(from, { workingDays: 1 }, calendar('work', ...solar)))).toBe('1405/12/27 09:00');
    expect(inTehran(spanEnd(from, { workingDays: 2 }, calendar('work', ...solar)))).toBe('1406/01/05 09:00');
    // The rest of Wednesday (15 hours) and two half Thursdays leave nine hours of the second day to Saturday.
    expect(inTehran(spanEnd(from, { workingDays: 2 }, calendar('half', ...solar)))).toBe('1406/01/07 09:00');
    const lunar = calendar('off', ...solar, '1406/01/07', '1406/01/08');
    expect(inTehran(spanEnd(from, { workingDays: 1 }, lunar))).toBe('1406/01/09 09:00');
  });

  it('has a thirtieth of Esfand in a leap year', () => {
    // 1403/12/29 is a Wednesday and a holiday, 30 a Thursday.
    const from = at('1403/12/28', 12);
    expect(inTehran(spanEnd(from, { workingDays: 1 }, calendar('work', ...solar)))).toBe('1403/12/30 12:00');
    expect(inTehran(spanEnd(from, { workingDays: 1 }, calendar('half', ...solar)))).toBe('1403/12/30 12:00');
    expect(inTehran(spanEnd(from, { workingDays: 1 }, calendar('off', ...solar)))).toBe('1404/01/05 12:00');
    expect(workingTime(from, at('1404/01/01', 0), calendar('half', ...solar))).toBe(86_400_000);
  });
});

describe('working time', () => {
  const anyCalendar = fc.record({
    thursday: fc.constantFrom('off' as const, 'half' as const, 'work' as const),
    holidays: fc
      .uniqueArray(fc.integer({ min: 1, max: 9 }).map((day) => `1405/09/0${day}`))
      .map((days) => new Set(days)),
  });
  const instant = fc.integer({ min: 0, max: 60 * 86_400_000 }).map((ms) => new Date(Date.UTC(2026, 10, 1) + ms));

  it('that is added can be measured again, to the millisecond at which a day ends', () => {
    fc.assert(
      fc.property(anyCalendar, instant, fc.integer({ min: 1, max: 20 * 86_400_000 }), (days, from, time) => {
        const measured = workingTime(from, afterWorkingTime(from, time, days), days);
        expect(time - measured).toBeGreaterThanOrEqual(0);
        expect(time - measured).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('adds up over any part of a span', () => {
    fc.assert(
      fc.property(anyCalendar, fc.tuple(instant, instant, instant), (days, instants) => {
        const [a, b, c] = instants.sort((x, y) => x.getTime() - y.getTime());
        if (!a || !b || !c) return;
        expect(workingTime(a, b, days) + workingTime(b, c, days)).toBe(workingTime(a, c, days));
      }),
    );
  });

  it('is told in days with two decimals', () => {
    expect([0, 86_400_000, 129_600_000, 432_000].map(workingDaysText)).toEqual(['0.00', '1.00', '1.50', '0.01']);
  });
});

describe('a span that goes on', () => {
  const off = calendar('off');
  const later = new Date('2026-12-07T15:00:00+03:30');
  const spent = (...days: number[]) =>
    days.map((count) => ({ from: monday, to: spanEnd(monday, { workingDays: count }, off) }));
  const resumed = (workingDays: number, days: number[], floor = 1) =>
    inTehran(resumedSpanEnd(later, { workingDays }, { spent: spent(...days), floor, calendar: off }));

  it('has the working time that was left of it', () => {
    expect(resumed(5, [2])).toBe('1405/09/21 15:00');
    expect(resumed(5, [2, 2])).toBe('1405/09/17 15:00');
  });

  it('but no less than the floor, and no more than it ever had', () => {
    expect(resumed(5, [5])).toBe('1405/09/17 15:00');
    expect(resumed(5, [9], 2)).toBe('1405/09/18 15:00');
    expect(resumed(1, [1], 3)).toBe('1405/09/17 15:00');
    expect(resumed(5, [9], 0)).toBe('1405/09/16 15:00');
  });

  it('goes by the clock where its units do', () => {
    const hours = { spent: [{ from: monday, to: new Date(monday.getTime() + 3_600_000) }], floor: 0, calendar: off };
    expect(inTehran(resumedSpanEnd(later, { hours: 3 }, hours))).toBe('1405/09/16 17:00');
  });
});
