import { expect, it } from 'vitest';
import { createCountedAhead } from './counted-ahead.js';

/** A count of `points` a minute that several servers share; refuses whatever goes beyond. */
function sharedCount(points: number) {
  let consumed = 0;
  let asked = 0;
  return {
    asked: () => asked,
    count: async (wanted: number) => {
      asked += 1;
      consumed += wanted;
      if (consumed > points) throw new Error('limited');
      return { remainingPoints: points - consumed, msBeforeNext: 60_000 };
    },
  };
}

async function passed(points: number, servers: number, requests: number) {
  const shared = sharedCount(points);
  const clock = { now: 0 };
  const each = Array.from({ length: servers }, () => createCountedAhead(() => clock.now));
  let passes = 0;
  for (let i = 0; i < requests; i += 1) {
    clock.now += 10;
    const server = each[i % servers];
    await server?.take('person 1', 1, shared.count).then(
      () => {
        passes += 1;
      },
      () => undefined,
    );
  }
  return { passes, asked: shared.asked() };
}

it('lets as many pass as the count allows, and asks for few of them', async () => {
  expect(await passed(600, 1, 600)).toEqual({ passes: 600, asked: expect.toSatisfy((n: number) => n < 120) });
  expect((await passed(600, 1, 700)).passes).toBe(600);
  expect((await passed(6, 1, 10)).passes).toBe(6);
});

it('never lets more pass over several servers, and hardly fewer', async () => {
  const { passes } = await passed(600, 3, 900);
  expect(passes).toBeLessThanOrEqual(600);
  expect(passes).toBeGreaterThan(540);
  expect((await passed(6, 2, 10)).passes).toBe(6);
});

it('counts anew when a minute is over', async () => {
  const clock = { now: 0 };
  const ahead = createCountedAhead(() => clock.now);
  const asked: number[] = [];
  const count = async (points: number) => {
    asked.push(points);
    return { remainingPoints: 1_000, msBeforeNext: 60_000 };
  };
  await ahead.take('k', 1, count);
  await ahead.take('k', 1, count);
  await ahead.take('k', 1, count);
  clock.now = 61_000;
  await ahead.take('k', 1, count);
  expect(asked).toEqual([1, 50, 1]);
});
