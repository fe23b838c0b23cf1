import { type Figure, ofRounds } from './figures.js';
import type { Installation } from './installation.js';
import { startPeer } from './peers.js';
import { AT_ONCE, livePermits, someAtOnce } from './permits.js';
import { usageOf } from './processes.js';

const CASES = 60;
const ROUNDS = 3;
const INQUIRIES = 60;
/** Permits lived before memory is looked at. */
const LIVED = 300;
const OPEN = 2_000;

/** Whole cases through GraphQL on processes of their own, turn by turn with DBOS on the same PostgreSQL. */
export async function benchWhole(installation: Installation): Promise<Figure[]> {
  const { city, people } = installation;
  const constructions = async (count: number) =>
    livePermits(installation, await people.draft('construction', count), people.live.construction);
  const dbos = await startPeer('dbos.js', besides(city.ownerUrl, 'dbos_bench'));
  // Warm, as after minutes of work: compiled code and kept plans are no permit's.
  const warming = LIVED - ROUNDS * CASES;
  await constructions(warming);
  await dbos.ask({ cases: warming, atOnce: AT_ONCE });
  const lived: Awaited<ReturnType<typeof livePermits>>[] = [];
  const peers: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    lived.push(await constructions(CASES));
    peers.push((await dbos.ask<{ perSecond: number }>({ cases: CASES * 2, atOnce: AT_ONCE })).perSecond);
  }
  dbos.stop();
  const inquiries: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const drafts = await people.draft('inquiry', INQUIRIES);
    inquiries.push((await livePermits(installation, drafts, people.answered)).total);
  }
  const afterPermits = memory();
  const drafts = await people.draft('construction', OPEN);
  await someAtOnce(drafts, people.file);
  await people.settled();
  const withOpen = memory();

  function memory() {
    return { worker: usageOf(city.pid('worker')).memory, server: usageOf(city.pid('server')).memory };
  }
  const cpu = (part: 'server' | 'worker' | 'postgres' | 'temporal') => ofRounds(lived.map((round) => round.cpu[part]));
  return [
    {
      what: 'CPU of a construction permit, all processes, paper drawn',
      ...ofRounds(lived.map(({ total }) => total)),
      unit: 'ms',
      goal: { most: 150 },
    },
    { what: '  worker, with the paper', ...cpu('worker'), unit: 'ms', goal: { most: 100 } },
    { what: '  Temporal', ...cpu('temporal'), unit: 'ms', goal: { most: 60 } },
    { what: '  server', ...cpu('server'), unit: 'ms' },
    { what: '  PostgreSQL', ...cpu('postgres'), unit: 'ms' },
    {
      what: 'permits/s, 8 at once',
      ...ofRounds(lived.map(({ perSecond }) => perSecond)),
      goal: { least: 12 },
    },
    {
      what: 'permits/s ÷ DBOS, six empty steps and two messages',
      ...ofRounds(lived.map(({ perSecond }, i) => perSecond / (peers[i] ?? Number.NaN))),
      goal: { least: 0.25 },
    },
    {
      what: 'CPU of an inquiry, filed and answered by the engine',
      ...ofRounds(inquiries),
      unit: 'ms',
      goal: { most: 50 },
    },
    ...[
      ['worker', 350],
      ['server', 250],
    ].flatMap(([part, most]) => {
      const name = part as 'worker' | 'server';
      const goal = { most: Number(most) };
      return [
        { what: `memory of the ${name} after 300 permits`, value: afterPermits[name], unit: 'MiB', goal },
        { what: `memory of the ${name} with 2,000 open cases`, value: withOpen[name], unit: 'MiB', goal },
      ];
    }),
  ];
}

const besides = (databaseUrl: string, name: string): string =>
  Object.assign(new URL(databaseUrl), { pathname: name }).href;
