import { expect, it } from 'vitest';
import { type CaseSent, WebhookQueue } from './webhook-queue.js';

const event = (id: string, subject: string) => ({ id, subject });
const failed = (subject: string): CaseSent => ({ subject, done: 0, failed: {} });
const hour = 3_600_000;

it('sends each case in order and side by side, and goes on with others past one that fails', () => {
  const queue = new WebhookQueue(() => 1);
  queue.add('p0', [event('a1', 'A'), event('b1', 'B'), event('a2', 'A')], 0);
  expect(queue.due(0)).toEqual([
    { subject: 'A', events: ['a1', 'a2'], attempt: 1, last: false },
    { subject: 'B', events: ['b1'], attempt: 1, last: false },
  ]);
  queue.settle(
    [
      { subject: 'A', done: 1, failed: {} },
      { subject: 'B', done: 1 },
    ],
    0,
  );
  expect(queue.safePlace('p1')).toBe('p0');
  queue.add('p1', [event('b2', 'B'), event('a3', 'A')], 1);
  expect(queue.due(1)).toEqual([{ subject: 'B', events: ['b2'], attempt: 1, last: false }]);
  expect(queue.nextAt).toBe(1);
  queue.settle([{ subject: 'B', done: 1 }], 1);
  expect(queue.nextAt).toBe(5_000);
  expect(queue.due(5_000)).toEqual([{ subject: 'A', events: ['a2'], attempt: 2, last: false }]);
  queue.settle([{ subject: 'A', done: 1 }], 5_000);
  expect(queue.due(5_000)).toEqual([{ subject: 'A', events: ['a3'], attempt: 1, last: false }]);
  queue.settle([{ subject: 'A', done: 1 }], 5_000);
  expect([queue.nextAt, queue.safePlace('p2')]).toEqual([undefined, 'p2']);
});

it('waits twice as long each time, by chance up to half of it less, and as long as it is asked to', () => {
  const pausesOf = (random: number) => {
    const queue = new WebhookQueue(() => random);
    queue.add(undefined, [event('a', 'A')], 0);
    return [1, 2, 3, 4].map(() => {
      queue.settle([failed('A')], 0);
      return queue.nextAt;
    });
  };
  expect(pausesOf(1)).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect(pausesOf(0)).toEqual([2_500, 5_000, 10_000, 20_000]);
  const queue = new WebhookQueue(() => 1);
  queue.add(undefined, [event('a', 'A')], 0);
  queue.settle([{ subject: 'A', done: 0, failed: { retryAfterMs: 60_000 } }], 0);
  expect(queue.nextAt).toBe(60_000);
});

it('tries one case at a time where nothing is taken, the one that waits longest, and all at once when it is back', () => {
  const queue = new WebhookQueue(() => 1);
  const names = [1, 2, 3, 4];
  queue.add(
    'p0',
    names.map((n) => event(`e${n}`, `C${n}`)),
    0,
  );
  queue.settle(
    [1, 2, 3].map((n) => failed(`C${n}`)),
    0,
  );
  expect([queue.due(0), queue.nextAt]).toEqual([[], 5_000]);
  expect(queue.due(5_000)).toEqual([{ subject: 'C4', events: ['e4'], attempt: 1, last: false }]);
  queue.settle([failed('C4')], 5_000);
  expect([queue.due(10_000), queue.nextAt]).toEqual([[], 15_000]);
  const next = new WebhookQueue(() => 1, JSON.parse(JSON.stringify(queue.kept)));
  // Nothing is given up for an end that takes nothing at all.
  expect(next.due(30 * hour)).toMatchObject([{ subject: 'C1', last: false }]);
  next.settle([{ subject: 'C1', done: 1 }], 30 * hour);
  expect(next.due(30 * hour).map(({ subject }) => subject)).toEqual(['C2', 'C3', 'C4']);
});

it('takes a case that fails alone for no end that is out of order', () => {
  const queue = new WebhookQueue(() => 1);
  queue.add('p0', [event('a1', 'A')], 0);
  for (let n = 0; n < 9; n += 1) queue.settle([failed('A')], 0);
  queue.add('p1', [event('b1', 'B')], 1);
  expect(queue.due(1)).toMatchObject([{ subject: 'B' }]);
});

it('gives an event up that fails for a day while others are taken, and all of its case that have waited as long', () => {
  const queue = new WebhookQueue(() => 1);
  queue.add('p0', [event('a1', 'A'), event('a2', 'A')], 0);
  let now = 0;
  for (let tries = 0; now < 24 * hour; tries += 1) {
    const [first] = queue.due(now);
    expect(first).toMatchObject({ subject: 'A', last: false, attempt: tries + 1 });
    queue.settle([{ subject: 'B', done: 1 }, failed('A')], now);
    queue.settle([{ subject: 'B', done: 1 }], now);
    now = queue.nextAt ?? 0;
  }
  expect(queue.due(now)).toMatchObject([{ subject: 'A', events: ['a1'], last: true }]);
  queue.settle([{ subject: 'A', done: 1, gaveUp: true }], now);
  expect(queue.due(now)).toMatchObject([{ subject: 'A', events: ['a2'], last: true, attempt: 1 }]);
});
