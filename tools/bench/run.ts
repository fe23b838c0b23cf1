import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { logAt } from '../../runtime/temporal-log.js';
import { openCity } from '../chaos/city.js';
import { endWhenInterrupted } from '../faults/left-behind.js';
import { benchCounts } from './counts.js';
import { benchEvaluation } from './evaluation.js';
import { type Figure, isMet, lineOf, tableOf } from './figures.js';
import { benchHour } from './hour.js';
import type { Installation } from './installation.js';
import { benchInterpreted } from './interpreted.js';
import { benchLarge } from './large.js';
import { benchPapers } from './papers.js';
import { openPeople } from './people.js';
import { benchRequests } from './requests.js';
import { benchStarts } from './starts.js';
import { benchWhole } from './whole.js';

// `npm run bench [-- part …] [-- --write]` measures on servers of its own, prints the table with its goals, and with --write keeps
// it in docs/performance.md. Compare figures of one run, or ratios: machines differ, and so do hours.

type Part = (installation: Installation) => Promise<Figure[]>;

/** In the order in which they run: the large tables come last. */
const PARTS: Record<string, Part> = {
  evaluation: benchEvaluation,
  papers: benchPapers,
  starts: benchStarts,
  counts: benchCounts,
  requests: benchRequests,
  interpreted: benchInterpreted,
  whole: benchWhole,
  large: benchLarge,
};
const PAGE = 'docs/performance.md';
const PRINTED = /(<!-- printed by `npm run bench` -->\n).*(\n<!-- end of what is printed -->)/s;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, minutes: { type: 'string', default: '60' } },
});
/** Takes too long to be run with the rest. */
const hour: Part = (installation) => benchHour(installation, Number(values.minutes));
const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
const parts = names.map((name) => {
  const part = { ...PARTS, hour }[name];
  if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(PARTS).join(', ')}, hour.`);
  return part;
});

endWhenInterrupted();
// Before anything of Temporal's runs: a process has one runtime.
logAt('silent');
const began = performance.now();
const figures: Figure[] = [];
const city = await openCity({ plots: 4_000 });
try {
  const people = await openPeople(city);
  for (const part of parts) {
    for (const figure of await part({ city, people })) {
      figures.push(figure);
      console.log(lineOf(figure));
    }
  }
  await people.close();
} finally {
  await city.stop();
}
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const goals = figures.filter(({ goal }) => goal);
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const summary = `${goals.filter(isMet).length} of ${goals.length} goals are met; ${minutes} minutes on ${machine}.`;
console.log(`\n${summary}`);
if (values.write) {
  const day = new Date().toISOString().slice(0, 10);
  const printed = `\n${day}: ${summary}\n\n${tableOf(figures)}\n`;
  writeFileSync(
    PAGE,
    readFileSync(PAGE, 'utf8').replace(PRINTED, (_, open, close) => `${open}${printed}${close}`),
  );
}
