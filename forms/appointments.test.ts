import { describe, expect, it } from 'vitest';
import { slotsOf } from './appointments.js';
import { jalaliDay, startOfDay } from './jalali.js';

const calendar = { thursday: 'half' as const, holidays: new Set(['1405/09/09']) };
/** Saturday, the 7th of Azar 1405, at eight. */
const now = new Date(startOfDay('1405/09/07').getTime() + 8 * 3_600_000);
const hourOf = (at: Date) => (at.getTime() - startOfDay(jalaliDay(at)).getTime()) / 3_600_000;

describe('times of an appointment', () => {
  const slots = slotsOf({ minutes: 90, daysAhead: 7 }, now, calendar);
  const days = [...new Set(slots.map(({ startsAt }) => jalaliDay(startsAt)))];

  it('are on days that are worked, no earlier than the notice and no later than the days ahead', () => {
    // The 9th is a holiday, the 13th a Friday.
    expect(days).toEqual(['1405/09/08', '1405/09/10', '1405/09/11', '1405/09/12', '1405/09/14']);
  });

  it('follow each other, and a half day ends at noon', () => {
    const of = (day: string) =>
      slots.filter(({ startsAt }) => jalaliDay(startsAt) === day).map((s) => hourOf(s.startsAt));
    expect(of('1405/09/10')).toEqual([8, 9.5, 11, 12.5]);
    expect(of('1405/09/12')).toEqual([8, 9.5]);
  });

  it('are none where the notice is longer than what lies ahead', () => {
    expect(slotsOf({ minutes: 60, daysAhead: 1, noticeHours: 240 }, now, calendar)).toEqual([]);
  });
});
