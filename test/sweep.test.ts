import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ground, impatient } from '../tools/faults/ground.js';
import { NOT_YET } from '../tools/sweep/known.js';
import { LIVES } from '../tools/sweep/lives.js';
import { shuffled } from '../tools/sweep/points.js';
import { sweep } from '../tools/sweep/sweep.js';
import { createPublishedDatabase } from './support/published-database.js';
import { sampleSize } from './support/sample-size.js';
import { type TestDatabase, temporalCliPath } from './support/servers.js';

const POINTS = sampleSize({ sample: 6, soak: 60 });
const KINDS = sampleSize({ sample: 1, soak: 4 });
/** Another share every day. */
const seed = process.env.SWEEP_SEED ?? new Date().toISOString().slice(0, 10);

let folder: string;
let ground: Omit<Ground, 'stop' | 'empty'>;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-sweep-'));
  ground = {
    folder,
    temporalBinary: impatient(temporalCliPath(), folder),
    async database(keysDir) {
      const database = await createPublishedDatabase(keysDir);
      databases.push(database);
      return database;
    },
  };
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

it(`ends as without the end of a part, at ${POINTS} of the points of the sweep`, async () => {
  console.log(`The share of the sweep has the seed ${seed}; SWEEP_SEED sets another.`);
  const swept = await sweep({
    ground,
    lanes: 2,
    lives: shuffled(Object.keys(LIVES), seed, String).slice(0, KINDS),
    choose(points) {
      const sound = points.filter(({ name }) => !NOT_YET.some((pattern) => pattern.test(name)));
      return shuffled(sound, seed, ({ name }) => name).slice(0, POINTS);
    },
  });
  expect(swept.filter(({ met }) => met).length).toBeGreaterThan(POINTS / 2);
  expect(swept.flatMap(({ point, problems }) => problems.map((problem) => `${point.name}: ${problem}`))).toEqual([]);
}, 300_000);
