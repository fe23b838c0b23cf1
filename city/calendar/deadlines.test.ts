import { expect, it } from 'vitest';
import { type BusinessCalendar, spanEnd } from '../../forms/calendar.js';
import type { Deadline } from '../../forms/language/deadline.js';
import type { Transition } from '../../workflows/transition.js';
import { dueInstants, lapseOf } from './deadlines.js';

const calendar: BusinessCalendar = { thursday: 'half', holidays: new Set() };
const thirtyDays: Deadline = { after: { days: 30 }, notAfter: 'yearEnd', then: 'expire' };

function due(at: string, deadlines: Deadline[], tariffDay?: string): string[] | undefined {
  const transition = { at, waits: [{ stepId: 'payment', deadlines }] } as unknown as Transition;
  return dueInstants(transition, { calendar, floor: 1 }, tariffDay).payment;
}

it('lets slips be paid to the end of the thirtieth day in Tehran', () => {
  expect(due('2026-11-24T06:00:00Z', [thirtyDays], '1405/09/02')).toEqual(['2026-12-24T20:29:59.999Z']);
});

it('but not beyond the year of their tariff', () => {
  const yearEnd = '2027-03-20T20:29:59.999Z';
  expect(due('2027-03-10T06:00:00Z', [thirtyDays], '1405/12/19')).toEqual([yearEnd]);
  // Approved in the new year, by which the old tariff is over: they lapse at once.
  expect(due('2027-03-22T06:00:00Z', [thirtyDays], '1405/12/19')).toEqual([yearEnd]);
});

it('leaves reminders, spans of hours and other steps to the clock', () => {
  const reminder: Deadline = { after: { days: 14 }, then: 'remind' };
  const hours: Deadline = { after: { hours: 2 }, then: 'expire' };
  expect(due('2026-11-24T06:00:00Z', [reminder, hours], '1405/09/02')).toEqual([
    '2026-12-08T06:00:00.000Z',
    '2026-11-24T08:00:00.000Z',
  ]);
  expect(due('2026-11-24T06:00:00Z', [thirtyDays])).toEqual(['2026-12-24T06:00:00.000Z']);
});

it('prints the day of the lapse, whatever else the step waits for', () => {
  const late: Deadline = { after: { days: 60 }, then: 'remind' };
  const transition = { waits: [{ stepId: 'payment', deadlines: [thirtyDays, late] }] } as unknown as Transition;
  expect(lapseOf(transition, { payment: ['2026-12-24T20:29:59.999Z', '2027-01-23T06:00:00.000Z'] })).toBe(
    '2026-12-24T20:29:59.999Z',
  );
  expect(lapseOf({ waits: [] } as unknown as Transition, {})).toBeUndefined();
});

it('reminds so long before the first end of the time, by the clock or in working days, and never before it begins', () => {
  const before = (span: Deadline['before']): Deadline => ({ before: span, then: 'remind' });
  const end: Deadline = { after: { days: 30 }, then: 'expire' };
  expect(due('2026-11-24T06:00:00Z', [before({ days: 3 }), end])).toEqual([
    '2026-12-21T06:00:00.000Z',
    '2026-12-24T06:00:00.000Z',
  ]);
  expect(due('2026-11-24T06:00:00Z', [before({ days: 3 }), thirtyDays], '1405/09/02')?.[0]).toBe(
    '2026-12-21T20:29:59.999Z',
  );
  const [reminder = '', last = ''] = due('2026-11-24T06:00:00Z', [before({ workingDays: 2 }), end]) ?? [];
  expect(spanEnd(new Date(reminder), { workingDays: 2 }, calendar).getTime()).toBeLessThanOrEqual(Date.parse(last));
  expect(spanEnd(new Date(Date.parse(reminder) + 1), { workingDays: 2 }, calendar) > new Date(last)).toBe(true);
  const short: Deadline = { after: { hours: 1 }, then: 'return' };
  expect(due('2026-11-24T06:00:00Z', [before({ days: 3 }), end, short])?.[0]).toBe('2026-11-24T06:00:00.000Z');
});
