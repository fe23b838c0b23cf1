import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lives, openLives } from './support/lives.js';
import { sampleSize } from './support/sample-size.js';
import { createTestDatabase, temporalAddress } from './support/servers.js';

const APPLICATIONS = sampleSize({ sample: 9, soak: 30 });
const KILLS = sampleSize({ sample: 3, soak: 8 });

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let lives: Lives;
let folder: string;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-crash-'));
  lives = await openLives(database.url, temporalAddress(), 'crash');
});

afterAll(async () => {
  await killed();
  await lives.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A worker as it runs in production: a process of its own. */
function startWorker(): void {
  worker = spawn(process.execPath, ['runtime/compiled/main.js', 'worker'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: temporalAddress(),
      TASK_QUEUE: 'crash',
      // What the test publishes is signed by nobody.
      UNSIGNED_PUBLICATIONS: 'true',
    },
  });
}

async function killed(): Promise<void> {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

it('finishes every application, with nothing doubled, though its worker is killed again and again', async () => {
  let finished = false;
  const killer = (async () => {
    startWorker();
    for (let kill = 0; kill < KILLS && !finished; kill += 1) {
      await pause(1200 + Math.random() * 1800);
      await killed();
      startWorker();
    }
  })();

  const references = Array.from({ length: APPLICATIONS }, (_, i) => `U-1405-9${String(i).padStart(5, '0')}`);
  const queue = [...references];
  const people = Array.from({ length: 6 }, async () => {
    for (let reference = queue.shift(); reference; reference = queue.shift()) await lives.live(reference);
  });
  await Promise.all(people);
  finished = true;
  await killer;

  const found = await lives.found(references);
  expect(found.map(({ status }) => status)).toEqual(references.map(() => 'ISSUED'));
  for (const application of found) {
    const told = application.timeline.map(({ type }) => type);
    const once = ['FILED', 'CALCULATED', 'APPROVED', 'PAYMENT_DUE', 'PAID', 'ISSUED'];
    expect(told.filter((type) => once.includes(type))).toEqual(once);
    expect(application.tasks).toHaveLength(1);
    expect(application.slips.map(({ revision }) => revision)).toEqual(application.slips.map(() => 1));
  }
  const numbers = found.map(({ permit }) => Number(permit?.number.slice(5))).sort((a, b) => a - b);
  expect(numbers).toEqual(references.map((_, i) => i + 1));
}, 150_000);
