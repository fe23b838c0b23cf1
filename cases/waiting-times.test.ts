import { expect, it } from 'vitest';
import { workingDaysText } from '../forms/calendar.js';
import { waitingTimes } from './waiting-times.js';

const calendar = { thursday: 'off' as const, holidays: new Set<string>() };
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 6));

it('counts each side’s working days from the filing to the end', () => {
  // 2026-11-21 is a Saturday.
  const entries = [
    { at: at(21), status: 'UNDER_REVIEW' as const },
    { at: at(23), status: 'RETURNED' as const },
    { at: at(28), status: 'UNDER_REVIEW' as const },
    { at: at(29), status: 'AWAITING_PAYMENT' as const },
    { at: at(30), status: 'ISSUED' as const },
  ];
  const { municipality, applicant } = waitingTimes(entries, at(40), calendar);
  expect([municipality, applicant].map(workingDaysText)).toEqual(['3.00', '4.00']);
});

it('counts to now while somebody’s turn lasts, and nothing of which it is not known', () => {
  const open = waitingTimes([{ at: at(21), status: 'UNDER_REVIEW' }], at(22), calendar);
  expect(open).toEqual({ municipality: 86_400_000, applicant: 0 });
  expect(waitingTimes([{ at: at(21), status: null }], at(22), calendar)).toEqual({ municipality: 0, applicant: 0 });
  expect(waitingTimes([], at(22), calendar)).toEqual({ municipality: 0, applicant: 0 });
});
