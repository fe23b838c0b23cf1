import { parseArgs } from 'node:util';
import { logAt } from '../../runtime/temporal-log.js';
import { endWhenInterrupted } from '../faults/left-behind.js';
import { chaos } from './chaos.js';

// `npm run chaos` kills server, worker, PostgreSQL and Temporal while people live their cases, and counts what was lost,
// doubled or stuck.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '300' },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    people: { type: 'string', default: '8' },
    calm: { type: 'string', default: '4' },
    outage: { type: 'string', default: '60' },
  },
});
const seconds = (text: string) => Number(text) * 1_000;

endWhenInterrupted();
logAt('silent');
console.log(`${values.cases} cases, seed ${values.seed}`);
const began = Date.now();
const since = () => `${((Date.now() - began) / 1_000).toFixed(0).padStart(5)} s`;
const { journals, blows, webhooks, problems } = await chaos({
  seed: values.seed,
  cases: Number(values.cases),
  people: Number(values.people),
  calm: seconds(values.calm),
  outage: seconds(values.outage),
  patience: 240_000,
  receiver: true,
  onBlow: ({ parts, away }) =>
    console.log(`${since()}  ${parts.join(' and ')} killed, away ${(away / 1_000).toFixed(1)} s`),
  onCase: (done) => done % 20 === 0 && console.log(`${since()}  ${done} cases`),
});
for (const problem of problems) console.log(problem);
console.log(
  `${journals.length} of ${values.cases} cases lived, ${blows} blows, ${webhooks.all} webhooks of which ${webhooks.failed} failed, ` +
    `${problems.length} problems, ${since()}`,
);
process.exitCode = problems.length > 0 || journals.length < Number(values.cases) ? 1 : 0;
