import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { embeddedParts } from '../../embedded/parts.js';
import { startTemporal, type Temporal } from '../../embedded/temporal.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { type Config, loadConfig } from '../../runtime/config.js';
import { startServer } from '../../server.js';
import { type Issuer, startIssuer } from '../../test/support/issuer.js';
import { startWorker } from '../../worker.js';
import { Gate, passingTo } from '../faults/gate.js';
import type { Database, Ground } from '../faults/ground.js';
import { endingWithUs } from '../faults/left-behind.js';
import { watchingPostgres } from '../faults/postgres-gate.js';
import { answeringTheDead, watchingTemporal } from '../faults/temporal-gate.js';
import { Watch } from '../faults/watch.js';
import { startService } from './service.js';

export const ENDS = ['worker', 'server', 'operator', 'database', 'temporal'] as const;
/** What ends: a process of the product, a command of an operator, or a store that they stand on. */
export type End = (typeof ENDS)[number];

/** How long the database is away, in ms. */
const AWAY = 120;

/** A server or a worker, and the gates through which it reaches its stores. */
interface Part {
  gates: { postgres: Gate; temporal: Gate };
  running: { stop(): Promise<void> };
  url?: string;
}

/** A whole system whose parts can end at any effect, one life after another. */
export interface Lane {
  url: string;
  config: Config;
  /** past every gate */
  prisma: PrismaClient;
  database: Database;
  temporal: Client;
  /** through a gate of its own, as a command of an operator reaches it */
  operator: Client;
  issuer: Issuer;
  watch: Watch;
  /** of the case in hand */
  workflowId: string | undefined;
  /** Watches a new life. */
  renew(): void;
  /** Ends a part, which then comes back by itself. */
  end(part: End): Promise<void>;
  /** Resolves when everything that was ended is back. */
  back(): Promise<void>;
  stop(): Promise<void>;
}

export async function openLane(ground: Omit<Ground, 'stop' | 'empty'>, name: string): Promise<Lane> {
  const folder = join(ground.folder, name);
  const database = await ground.database(join(folder, 'permit-keys'));
  const postgresPort = Number(new URL(database.url).port);
  const start = () => startTemporal({ binary: ground.temporalBinary, stem: join(folder, 'temporal') });
  let temporal: Temporal = await start();
  const forget = endingWithUs(folder, () => [temporal.pid]);
  const temporalPort = () => Number(temporal.address.split(':')[1]);
  const issuer = await startIssuer();
  const service = await startService();
  const lobby = new Gate((socket) => passingTo(() => Number(new URL(server.url ?? '').port))(socket));
  await lobby.open();
  const url = `http://127.0.0.1:${lobby.port}`;
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporal.address,
    TASK_QUEUE: name,
    TOKEN_ISSUER: issuer.url,
    UNSIGNED_PUBLICATIONS: 'true',
    RATE_PERSON: '0',
    RATE_ADDRESS: '0',
    RATE_SIGN_IN: '0',
    RATE_VERIFY: '0',
    CONNECTORS: JSON.stringify({ sample: { url: service.url } }),
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
  });

  let watch = new Watch();
  // A connection that outlives a case is watched for the next one as well.
  const watched = new Proxy({} as Watch, { get: (_, key) => Reflect.get(watch, key).bind?.(watch) });
  const stopping: Promise<unknown>[] = [];
  const returning = new Set<Promise<void>>();

  async function gatesOf(part: string): Promise<Part['gates']> {
    const postgres = new Gate(watchingPostgres(postgresPort, watched, part));
    const gate = new Gate(watchingTemporal(temporalPort, watched, part));
    await Promise.all([postgres.open(), gate.open()]);
    return { postgres, temporal: gate };
  }
  async function begin(part: 'server' | 'worker'): Promise<Part> {
    const gates = await gatesOf(part);
    const at: Config = {
      ...config,
      databaseUrl: Object.assign(new URL(config.databaseUrl), { port: String(gates.postgres.port) }).href,
      temporal: { ...config.temporal, address: `127.0.0.1:${gates.temporal.port}` },
    };
    if (part === 'worker') return { gates, running: await startWorker(at) };
    const running = await startServer(at, embeddedParts);
    return { gates, running, url: running.url };
  }
  /** What is left is dead to its stores and its clients; the rest of it ends beside what follows. */
  function leave({ gates, running }: Part): void {
    gates.postgres.shut();
    gates.temporal.shut();
    const end = async () => {
      await gates.temporal.reopen(answeringTheDead());
      await running.stop().catch(() => undefined);
      gates.temporal.shut();
    };
    stopping.push(end());
  }
  let [worker, server] = await Promise.all([begin('worker'), begin('server')]);
  const prisma = createPrisma(database.url, 3);
  const client = new Client({ connection: Connection.lazy({ address: temporal.address }) });
  const operatorGate = new Gate(watchingTemporal(temporalPort, watched, 'operator'));
  await operatorGate.open();
  const operator = new Client({ connection: Connection.lazy({ address: `127.0.0.1:${operatorGate.port}` }) });

  /** Temporal would find out by itself, ten seconds later, that the worker which knew the case is gone. */
  async function forgetSticky(): Promise<void> {
    if (lane.workflowId === undefined) return;
    const execution = { workflowId: lane.workflowId };
    const { namespace } = config.temporal;
    // Before it is filed there is none.
    await client.workflowService.resetStickyTaskQueue({ namespace, execution }).catch(() => undefined);
  }

  const ends: Record<End, () => Promise<() => Promise<void>>> = {
    async worker() {
      leave(worker);
      watch.forgetTasks();
      return async () => {
        await forgetSticky();
        worker = await begin('worker');
      };
    },
    async server() {
      lobby.shut();
      leave(server);
      return async () => {
        server = await begin('server');
        await lobby.open();
      };
    },
    async operator() {
      operatorGate.shut();
      return () => operatorGate.open();
    },
    async database() {
      const gates = [worker, server].map((part) => part.gates.postgres);
      for (const gate of gates) gate.shut();
      return async () => {
        await pause(AWAY);
        for (const gate of gates) await gate.open();
      };
    },
    async temporal() {
      const gates = [...[worker, server].map((part) => part.gates.temporal), operatorGate];
      process.kill(temporal.pid, 'SIGKILL');
      for (const gate of gates) gate.shut();
      watch.forgetTasks();
      await temporal.end;
      return async () => {
        temporal = await start();
        for (const gate of gates) await gate.open();
      };
    },
  };

  const lane: Lane = {
    url,
    config,
    prisma,
    database,
    temporal: client,
    operator,
    issuer,
    get watch() {
      return watch;
    },
    workflowId: undefined,
    renew() {
      watch = new Watch();
      lane.workflowId = undefined;
    },
    async end(part) {
      const comeBack = (await ends[part]())();
      returning.add(comeBack);
      comeBack.catch(() => undefined);
    },
    async back() {
      for (const each of returning) {
        await each;
        returning.delete(each);
      }
    },
    async stop() {
      lobby.shut();
      await Promise.all([server.running.stop(), worker.running.stop()]);
      await Promise.all(stopping);
      for (const { gates } of [server, worker]) for (const gate of Object.values(gates)) gate.shut();
      await prisma.$disconnect();
      await Promise.all([client, operator].map(({ connection }) => connection.close()));
      operatorGate.shut();
      await Promise.all([issuer.stop(), service.stop()]);
      await temporal.stop();
      forget();
    },
  };
  return lane;
}
