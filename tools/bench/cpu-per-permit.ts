import { parseArgs } from 'node:util';
import { logAt } from '../../runtime/temporal-log.js';
import { openCity } from '../chaos/city.js';
import { endWhenInterrupted } from '../faults/left-behind.js';
import { openPeople, type Type } from './people.js';
import { livePermits } from './permits.js';
import { usageOf } from './processes.js';

// `tsx tools/bench/cpu-per-permit.ts [--cases 40] [--rounds 3] [--type inquiry]`: what one case costs in each process, while one works on it.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '3' },
    type: { type: 'string', default: 'construction' },
  },
});
const type = values.type as Type;
const cases = Number(values.cases);

endWhenInterrupted();
logAt('silent');
const city = await openCity({ plots: (Number(values.rounds) + 1) * cases });
try {
  const people = await openPeople(city);
  const live = async (count: number) =>
    livePermits({ city, people }, await people.draft(type, count), people.live[type]);
  await live(Math.min(16, cases));
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const { cpu, total, perSecond } = await live(cases);
    const parts = Object.entries(cpu).map(([part, ms]) => `${part} ${ms.toFixed(0)}`);
    console.log(`round ${round}: ${total.toFixed(0)} ms a case (${parts.join(', ')}), ${perSecond.toFixed(1)}/s`);
  }
  const memory = (['server', 'worker'] as const).map((part) => `${part} ${usageOf(city.pid(part)).memory.toFixed(0)}`);
  console.log(`memory, MiB: ${memory.join(', ')}`);
  await people.close();
} finally {
  await city.stop();
}
