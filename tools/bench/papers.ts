import { createRenderer } from '../../city/papers/renderer.js';
import { sampleConstruction } from '../../city/papers/test-support/samples.js';
import { type Figure, ofRounds } from './figures.js';

const WARM = 20;
const PAPERS = 40;
const ROUNDS = 3;

/** A permit like no other: nothing of its drawing was made before. */
const paperOf = (n: number) => {
  const serial = String(n).padStart(6, '0');
  return sampleConstruction({ number: `1405-${serial}`, reference: `P-1405-0${serial}` });
};

/** CPU of drawing permits on a thread that is warm. */
export async function benchPapers(): Promise<Figure[]> {
  const renderer = createRenderer({ threads: 1 });
  let drawn = 0;
  const draw = async (count: number): Promise<number> => {
    const before = process.cpuUsage();
    for (const until = drawn + count; drawn < until; ) {
      drawn += 1;
      await renderer.render(paperOf(drawn));
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / count;
  };
  await draw(WARM);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await draw(PAPERS));
  await renderer.close();
  return [{ what: 'CPU of drawing a permit', ...ofRounds(rounds), unit: 'ms', goal: { most: 60 } }];
}
