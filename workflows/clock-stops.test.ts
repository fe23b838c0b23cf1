import { expect, it } from 'vitest';
import type { ClockKept } from '../forms/clock-time.js';
import { followRules } from './clock-stops.js';

const standing = (stop: object = {}): ClockKept => ({
  ...{ id: 'term', begun: 0, longer: [], extended: 0, span: { days: 20 }, change: 1 },
  stops: [{ at: 'request', from: 5, ...stop }],
});

it('begins anew, or goes on, after a stop as the version says that its case has by then', () => {
  const clock = standing();
  expect(followRules(clock, [{ at: ['request'], resumes: 'anew' }])).toBe(false);
  expect(clock.stops).toEqual([{ at: 'request', from: 5, anew: true }]);
  expect(followRules(clock, [{ at: ['request'], resumes: 'onward' }])).toBe(false);
  expect(clock.stops).toEqual([{ at: 'request', from: 5 }]);
});

it('goes on where the version has nothing that says so', () => {
  const clock = standing();
  expect(followRules(clock, [{ at: ['another'], resumes: 'onward' }])).toBe(true);
  expect(clock.stops[0]?.to).toBeDefined();
  const over = standing({ to: 9 });
  expect(followRules(over, [])).toBe(false);
});
