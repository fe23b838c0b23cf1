import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { whenOverdue } from './overdue.js';

function watched(limitMs: number) {
  const came = { over: false };
  const callOff = whenOverdue(limitMs, () => {
    came.over = true;
  });
  return { came, callOff };
}

/** Holds the processor. */
function work(ms: number): void {
  const before = process.cpuUsage();
  for (let spent = 0; spent < ms; ) {
    const { user, system } = process.cpuUsage(before);
    spent = (user + system) / 1000;
  }
}

it('counts the time that its process had a processor, not what a busy machine kept from it', async () => {
  const { came, callOff } = watched(1_500);
  await sleep(2_500);
  expect(came.over).toBe(false);
  work(1_500);
  await expect.poll(() => came.over, { timeout: 5_000 }).toBe(true);
  callOff();
});

it('does not wait for ever for what does nothing, nor once it was called off', async () => {
  const [one, other] = [watched(100), watched(100)];
  other.callOff();
  await expect.poll(() => one.came.over, { timeout: 5_000 }).toBe(true);
  expect(other.came.over).toBe(false);
});
