import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection, Client as TemporalClient } from '@temporalio/client';
import { Client } from 'pg';
import { freePort } from '../../embedded/ports.js';
import { startTemporal } from '../../embedded/temporal.js';
import { spawnCli } from '../../test/support/spawn-cli.js';
import { Gate } from '../faults/gate.js';
import type { Ground } from '../faults/ground.js';
import { endingWithUs } from '../faults/left-behind.js';
import { watchingPostgres } from '../faults/postgres-gate.js';
import { watchingTemporal } from '../faults/temporal-gate.js';
import { Watch } from '../faults/watch.js';
import { differences, type Outcome } from './outcome.js';
import { type Point, startPointsOf } from './points.js';
import type { Swept } from './sweep.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How long a start may take, in ms. */
const PATIENCE = 120_000;

interface StartsOptions {
  ground: Ground;
  lanes: number;
  /** which of the points, in which order */
  choose(points: Point[]): Point[];
  onSwept(swept: Swept, done: number, of: number): void;
}

/** Kills a first start at each of the chosen points, and starts once more; says how what then stands differs. */
export async function sweepStarts({ ground, lanes, choose, onSwept }: StartsOptions): Promise<Swept[]> {
  const whole = await startOnce(ground, 'whole');
  const points = choose(startPointsOf(whole.effects));
  const left = [...points.entries()];
  const swept: Swept[] = [];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [i, point] = next;
      const began = performance.now();
      const { met, problems } = await startOnce(ground, `${i}`, point).then(
        ({ met, outcome }) => ({ met, problems: differences(whole.outcome, outcome) }),
        (error: Error) => ({ met: true, problems: [error.message] }),
      );
      const one = { point, met, problems, time: performance.now() - began };
      swept.push(one);
      onSwept(one, swept.length, points.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return swept;
}

interface Started {
  effects: string[];
  outcome: Outcome;
  met: boolean;
}

/**
 * A first start on empty stores, which is killed at a point and done once more. The stores run apart from it, so that all
 * it does to them passes a gate.
 */
async function startOnce(ground: Ground, name: string, point?: Point): Promise<Started> {
  const folder = join(ground.folder, `start-${name}`);
  mkdirSync(folder);
  const database = await ground.empty();
  const stem = join(folder, 'temporal');
  const temporal = await startTemporal({ binary: ground.temporalBinary, stem, inMemory: true });
  const watch = new Watch();
  watch.begin('start');
  const postgresPort = Number(new URL(database.url).port);
  const gates = {
    postgres: new Gate(watchingPostgres(postgresPort, watch, 'process')),
    temporal: new Gate(watchingTemporal(() => Number(temporal.address.split(':')[1]), watch, 'process')),
  };
  for (const gate of Object.values(gates)) await gate.open();
  const gated = (url: string) => Object.assign(new URL(url), { port: String(gates.postgres.port) }).href;
  const { PATH, HOME } = process.env;
  const port = await freePort();
  const env = {
    PATH,
    HOME,
    DATA_DIR: folder,
    PORT: String(port),
    DATABASE_URL: gated(database.url),
    DATABASE_OWNER_URL: gated(database.ownerUrl),
    TEMPORAL_ADDRESS: `127.0.0.1:${gates.temporal.port}`,
  };
  let child = startProcess(env);
  const forget = endingWithUs(folder, () => [child.pid, temporal.pid]);
  if (point) {
    const end = async () => {
      child.kill('SIGKILL');
      await child.end;
    };
    watch.endAt({ effect: point.effect, moment: point.moment, end });
  }
  try {
    const ready = await child.ready;
    const effects = [...watch.effects];
    const met = point !== undefined && watch.hasFired;
    if (!ready && met) {
      watch.begin(undefined);
      child = startProcess(env);
    }
    if (!(await child.ready)) throw new Error(`it does not start: ${child.output()}`);
    const address = temporal.address;
    return { effects, met, outcome: await standing({ env, port, databaseUrl: database.ownerUrl, address }) };
  } finally {
    child.kill('SIGINT');
    await child.end;
    for (const gate of Object.values(gates)) gate.shut();
    await temporal.stop();
    forget();
  }
}

function startProcess(env: Record<string, string | undefined>) {
  const child = spawn(process.execPath, ['runtime/compiled/main.js', 'embedded/npm-start'], { cwd: root, env });
  let text = '';
  const told = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        text += chunk;
        if (text.includes('Ctrl-C stops')) resolve();
      });
  });
  const end = once(child, 'exit');
  const late = AbortSignal.timeout(PATIENCE);
  late.addEventListener('abort', () => child.kill('SIGKILL'));
  const ready = Promise.race([told.then(() => true), end.then(() => false)]);
  return { pid: child.pid, kill: (signal: NodeJS.Signals) => child.kill(signal), output: () => text, ready, end };
}

interface Served {
  env: Record<string, string | undefined>;
  port: number;
  databaseUrl: string;
  address: string;
}

/** What a start has left: what is published and served, the acts of the trail, the people, the schedules. */
async function standing({ env, port, databaseUrl, address }: Served): Promise<Outcome> {
  const token = (await spawnCli(['token', 'citizen-1'], env)).out.trim();
  const response = await fetch(`http://localhost:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ permitTypes { code } }' }),
  });
  const { data } = (await response.json()) as { data: { permitTypes: { code: string }[] } };
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const told = async (query: string) => (await client.query<{ told: string }>(query)).rows.map((row) => row.told);
  const connection = await Connection.connect({ address });
  try {
    const schedules: string[] = [];
    for await (const { scheduleId } of new TemporalClient({ connection }).schedule.list()) schedules.push(scheduleId);
    return {
      serves: data.permitTypes.map(({ code }) => code).sort(),
      publications: await told(
        `SELECT concat_ws(' ', kind, code, version, status, signature IS NOT NULL) AS told FROM "Publication" ORDER BY 1`,
      ),
      acts: await told(`SELECT concat_ws(' ', act, count(*)) AS told FROM "TrailEntry" GROUP BY act ORDER BY 1`),
      people: await told(`SELECT id AS told FROM "Account" ORDER BY 1`),
      holdings: await told(`SELECT concat_ws(' ', count(*)) AS told FROM "RoleHolding"`),
      schedules: schedules.sort(),
    };
  } finally {
    await client.end();
    await connection.close();
  }
}
