import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBurst } from './temporal-burst.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('starts once for all that call before what it starts begins, and again for whoever comes later', async () => {
  const began: number[] = [];
  const soon = createBurst(async (delay) => void began.push(performance.now() + delay));
  const calls: number[] = [];
  for (let ms = 0; ms < 5_000; ms += 50) {
    await soon();
    calls.push(performance.now());
    vi.advanceTimersByTime(50);
  }
  expect(began.length).toBeLessThanOrEqual(6);
  // Whoever calls has written their rows: one that begins afterwards reads them.
  for (const called of calls) expect(began.some((at) => at > called)).toBe(true);
});

it('keeps each caller waiting for the start, and forgets one that failed', async () => {
  let fails = true;
  const soon = createBurst(() => (fails ? Promise.reject(new Error('the cluster is away')) : Promise.resolve()));
  const both = await Promise.allSettled([soon(), soon()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  await expect(soon()).resolves.toBeUndefined();
});
