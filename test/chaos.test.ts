import { expect, it } from 'vitest';
import { chaos } from '../tools/chaos/chaos.js';
import { impatient } from '../tools/faults/ground.js';
import { sampleSize } from './support/sample-size.js';
import { runFolder, temporalCliPath } from './support/servers.js';

const CASES = sampleSize({ sample: 5, soak: 60 });
/** Each part once in the sample. */
const BLOWS = sampleSize({ sample: 4, soak: 40 });
/** Other blows every day. */
const seed = process.env.CHAOS_SEED ?? new Date().toISOString().slice(0, 10);

it(`loses, doubles and forgets nothing of ${CASES} cases while every part of the product is killed`, async () => {
  console.log(`The storm has the seed ${seed}; CHAOS_SEED sets another.`);
  const survived = await chaos({
    temporalBinary: impatient(temporalCliPath(), runFolder()),
    seed,
    cases: CASES,
    people: 5,
    calm: 1_000,
    most: BLOWS,
    outage: 3_000,
    patience: 90_000,
    receiver: Boolean(process.env.SOAK),
  });
  expect(survived.problems).toEqual([]);
  expect(survived.journals).toHaveLength(CASES);
  expect(survived.blows).toBeGreaterThan(1);
}, 240_000);
