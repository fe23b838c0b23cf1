import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createThreadPool } from './pool.js';

const module = new URL('./test-support/which-thread', import.meta.url);

it('keeps a thread for the next job', async () => {
  const pool = createThreadPool<null, number>(module, { threads: 1, timeoutMs: 30_000 });
  const first = await pool.run(null);
  await pause(100);
  expect(await pool.run(null)).toBe(first);
  await pool.close();
});

it('ends one that has had nothing to do, and starts another when there is', async () => {
  const pool = createThreadPool<null, number>(module, { threads: 1, timeoutMs: 30_000, idleMs: 20 });
  const first = await pool.run(null);
  await pause(200);
  expect(await pool.run(null)).toBeGreaterThan(first);
  await pool.close();
});
