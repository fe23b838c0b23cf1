import { parseArgs } from 'node:util';
import { logAt } from '../../runtime/temporal-log.js';
import { openGround } from '../faults/ground.js';
import { endWhenInterrupted } from '../faults/left-behind.js';
import { LIVES } from './lives.js';
import { type Point, shuffled } from './points.js';
import { sweepStarts } from './starts.js';
import { type Swept, sweep } from './sweep.js';

// `npm run sweep` ends every part of the product before and after every durable effect of a case's life, one after
// another, and compares how the case ends with the life in which nothing ended. `-- --list` names the points, and ends; `-- --starts`
// kills a first start of the whole product at each of its effects instead, and starts it again.

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    share: { type: 'string' },
    lanes: { type: 'string', default: '3' },
    list: { type: 'boolean', default: false },
    starts: { type: 'boolean', default: false },
  },
});
const { only, seed } = values;
const [life] = only.split(':');
const lives = Object.keys(LIVES).filter((name) => !only.includes(':') || name === life);

endWhenInterrupted();
logAt('silent');
const began = Date.now();
const ground = await openGround();
try {
  const options = {
    ground,
    lanes: Number(values.lanes),
    choose(points: Point[]): Point[] {
      const wanted = points.filter(({ name }) => name.includes(only));
      if (values.list) {
        for (const { name } of wanted) console.log(name);
        console.log(`${wanted.length} points`);
        return [];
      }
      const chosen = shuffled(wanted, seed, ({ name }) => name).slice(0, Number(values.share ?? wanted.length));
      console.log(`${chosen.length} points, seed ${seed}`);
      return chosen;
    },
    onSwept({ point, met, problems, time }: Swept, done: number, of: number): void {
      const said = problems.length === 0 ? (met ? 'as without' : 'not met') : `DIFFERS\n    ${problems.join('\n    ')}`;
      console.log(
        `${String(done).padStart(4)}/${of} ${(time / 1000).toFixed(1).padStart(5)} s  ${point.name}: ${said}`,
      );
    },
  };
  const swept = values.starts ? await sweepStarts(options) : await sweep({ ...options, lives });
  if (!values.list) report(swept);
} finally {
  await ground.stop();
}

function report(swept: readonly Swept[]): void {
  const failed = swept.filter(({ problems }) => problems.length > 0);
  const seconds = (Date.now() - began) / 1000;
  const met = swept.filter((each) => each.met);
  console.log(
    `${swept.length} points, ${swept.length - met.length} not met, ${failed.length} end otherwise, in ${seconds.toFixed(0)} s`,
  );
  for (const { point } of failed) console.log(`  ${point.name}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
