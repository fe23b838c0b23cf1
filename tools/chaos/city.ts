import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../embedded/ports.js';
import { type Postgres, startPostgres } from '../../embedded/postgres.js';
import { prepareDatabase } from '../../embedded/prepare-database.js';
import { startTemporal, type Temporal } from '../../embedded/temporal.js';
import { temporalCli } from '../../embedded/temporal-binary.js';
import { createPrisma } from '../../prisma/client.js';
import { type Config, loadConfig, loadSettings } from '../../runtime/config.js';
import { type Issuer, startIssuer } from '../../test/support/issuer.js';
import { seedPlots } from '../../test/support/plots.js';
import { endingWithUs } from '../faults/left-behind.js';

export const PARTS = ['server', 'worker', 'postgres', 'temporal'] as const;
export type Part = (typeof PARTS)[number];

/** A whole installation in processes of its own, each of which can be killed and come back. */
export interface City {
  url: string;
  config: Config;
  issuer: Issuer;
  ownerUrl: string;
  /** of the process of each */
  pid(part: Part): number;
  /** Kills one with SIGKILL. */
  kill(part: Part): Promise<void>;
  /** Starts again what was killed. */
  revive(part: Part): Promise<void>;
  stop(): Promise<void>;
}

interface CityOptions {
  /** the Temporal CLI; looked for where `npm start` does, unless it is named */
  temporalBinary?: string | undefined;
  /** plots that a construction may be filed on */
  plots?: number;
}

export async function openCity({ temporalBinary, plots }: CityOptions = {}): Promise<City> {
  const folder = mkdtempSync(join(tmpdir(), 'parvaneh-chaos-'));
  const { cacheDir, programFolders, temporalCliPath } = loadSettings({ ...process.env, DATA_DIR: folder });
  const path = temporalBinary ?? temporalCliPath;
  const binary = await temporalCli({ path, cacheDir, programFolders, say: console.error });
  const issuer = await startIssuer();
  let postgres: Postgres = await startPostgres({ folder: join(folder, 'postgres') });
  let temporal: Temporal = await startTemporal({ binary, stem: join(folder, 'temporal') });
  const port = await freePort();
  const env = {
    NODE_ENV: 'test',
    PORT: String(port),
    DATA_DIR: folder,
    DATABASE_URL: postgres.url,
    DATABASE_OWNER_URL: postgres.ownerUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TOKEN_ISSUER: issuer.url,
    RATE_PERSON: '0',
    RATE_ADDRESS: '0',
    WEBHOOK_NETWORKS: '127.0.0.0/8',
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
  };
  const config = loadConfig(env);
  const processes = new Map<Part, ChildProcess>();
  const forget = endingWithUs(folder, () => [
    ...[...processes.values()].map(({ pid }) => pid),
    postgres.pid,
    temporal.pid,
  ]);
  await prepareDatabase(config, () => undefined);
  const prisma = createPrisma(postgres.ownerUrl, 1);
  await seedPlots(prisma, plots);
  await prisma.$disconnect();
  const start = (part: Part, entry: string) => {
    const stdio = process.env.TEST_LOG ? 'inherit' : 'ignore';
    const { PATH = '', HOME = '' } = process.env;
    // As the scripts of package.json start it.
    const all = { PATH, HOME, npm_node_execpath: process.execPath, ...env };
    const child = spawn('sh', ['runtime/compiled/start.sh', entry], { stdio, env: all });
    processes.set(part, child);
  };
  const killed = async (part: Part) => {
    const child = processes.get(part);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const kills: Record<Part, () => Promise<void>> = {
    server: () => killed('server'),
    worker: () => killed('worker'),
    async postgres() {
      process.kill(postgres.pid, 'SIGKILL');
      await postgres.end;
    },
    async temporal() {
      process.kill(temporal.pid, 'SIGKILL');
      await temporal.end;
    },
  };
  const revivals: Record<Part, () => Promise<void>> = {
    server: async () => start('server', 'embedded/npm-server'),
    // A worker ends itself where it cannot reach Temporal at its start: whoever runs it starts it again.
    worker: async () => start('worker', 'worker'),
    async postgres() {
      postgres = await startPostgres({ folder: join(folder, 'postgres'), port: postgres.port });
    },
    async temporal() {
      temporal = await startTemporal({ binary, stem: join(folder, 'temporal') });
    },
  };
  // What a supervisor of processes does with one that has ended by itself.
  const dead = new Set<Part>();
  const keeper = setInterval(() => {
    for (const part of ['server', 'worker'] as const)
      if (!dead.has(part) && processes.get(part)?.exitCode != null) void revivals[part]();
  }, 500);
  await Promise.all([revivals.server(), revivals.worker()]);

  return {
    url: `http://127.0.0.1:${port}`,
    config,
    issuer,
    ownerUrl: postgres.ownerUrl,
    pid(part) {
      if (part === 'postgres') return postgres.pid;
      if (part === 'temporal') return temporal.pid;
      return processes.get(part)?.pid ?? Number.NaN;
    },
    async kill(part) {
      dead.add(part);
      await kills[part]();
    },
    async revive(part) {
      await revivals[part]();
      dead.delete(part);
    },
    async stop() {
      clearInterval(keeper);
      await Promise.all([killed('server'), killed('worker')]);
      await Promise.all([postgres.stop(), temporal.stop(), issuer.stop()]);
      rmSync(folder, { recursive: true, force: true });
      forget();
    },
  };
}
