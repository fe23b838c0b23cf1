import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  fullYears,
  isJalaliDay,
  jalaliDay,
  lastDayOfYear,
  startOfDay,
  toGregorianDay,
} from './jalali.js';

test('every day is the one that ICU names', () => {
  const named = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  let day = '1380/01/01';
  for (let instant = Date.UTC(2001, 2, 21); instant < Date.UTC(2041, 2, 20); instant += 86_400_000) {
    const parts = new Map(named.formatToParts(instant).map(({ type, value }) => [type, value]));
    expect(day).toBe(`${parts.get('year')}/${parts.get('month')}/${parts.get('day')}`);
    expect(toGregorianDay(day)).toBe(new Date(instant).toISOString().slice(0, 10));
    day = addDays(day, 1);
  }
});

test('a day begins and ends at midnight in Tehran', () => {
  expect(jalaliDay(new Date('2026-11-23T20:29:59Z'))).toBe('1405/09/02');
  expect(jalaliDay(new Date('2026-11-23T20:30:00Z'))).toBe('1405/09/03');
  expect(jalaliDay(startOfDay('1405/09/03'))).toBe('1405/09/03');
});

test.each([
  ['1404/06/15', '1405/06/14', 0],
  ['1404/06/15', '1405/06/15', 1],
  ['1403/12/30', '1404/12/29', 1],
  ['1403/12/30', '1404/12/28', 0],
  ['1405/01/01', '1404/01/01', 0],
])('from %s to %s are %i full years', (from, to, years) => {
  expect(fullYears(from, to)).toBe(years);
});

test('months move back as they move on, but for the days that a month lacks', () => {
  const day = fc.record({
    y: fc.integer({ min: 1300, max: 1500 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 29 }),
  });
  fc.assert(
    fc.property(day, fc.integer({ min: -600, max: 600 }), ({ y, m, d }, months) => {
      const text = `${y}/${String(m).padStart(2, '0')}/${String(d).padStart(2, '0')}`;
      expect(addMonths(addMonths(text, months), -months)).toBe(text);
    }),
  );
});

test('what is no day is refused', () => {
  for (const text of [
    '1405/9/2',
    '1405-09-02',
    '1405/13/01',
    '1405/07/31',
    '1404/12/30',
    '',
    '0000/01/01',
    '9999/01/01',
  ]) {
    expect(isJalaliDay(text), text).toBe(false);
    expect(() => addDays(text, 1)).toThrow('write it as 1405/09/02');
  }
  expect(lastDayOfYear('1403/02/01')).toBe('1403/12/30');
});
