import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { buildPortal } from '../../embedded/portal.js';
import { type Postgres, startPostgres } from '../../embedded/postgres.js';
import { signalProcess } from '../../embedded/processes.js';
import { startTemporal, type Temporal } from '../../embedded/temporal.js';
import { type BinaryOptions, temporalCli, temporalTestServer } from '../../embedded/temporal-binary.js';
import { migrate } from '../../prisma/migrate.js';
import { roleOf } from '../../prisma/rights.js';
import { build } from '../../runtime/compiled/build.js';
import { loadSettings } from '../../runtime/config.js';
import { TEMPLATE } from './template.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server's own database, from which others are made. */
    databaseServer: string;
    /** The same, as the role that the product connects as. */
    databaseRole: string;
    temporalAddress: string;
    timeSkippingServerPath: string;
    temporalCliPath: string;
    /** For what files of the run share. */
    runFolder: string;
  }
}

/** The servers of the run, by their process. */
const running = new Set<number>();

/** Vitest ends at once where it is interrupted, and no teardown is come to; the servers are in process groups of their own. */
function endAtOnce(): void {
  // An immediate shutdown, by which PostgreSQL ends its own processes as well; anything else ends by it.
  for (const pid of running) signalProcess(pid, 'SIGQUIT');
}

/** One PostgreSQL and one Temporal server for the whole run, and the sources compiled. Returns what stops the servers. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'parvaneh-test-'));
  process.once('exit', endAtOnce);
  // Without a listener its default ends the process with nobody told.
  process.once('SIGHUP', () => process.exit(129));
  const { cacheDir, programFolders, temporalCliPath } = loadSettings({ ...process.env, DATA_DIR: folder });
  const started = await Promise.allSettled([
    startDatabase(folder),
    startDevServer(folder, { path: temporalCliPath, cacheDir, programFolders, say: console.log }),
    temporalTestServer({ cacheDir, programFolders, say: console.log }),
    // Processes and threads of the tests run it; none of them is to wait for it within a bound of its own.
    build(),
    buildPortal(console.log),
  ]);
  const [database, temporal, testServer, built] = started;

  async function stop(): Promise<void> {
    const servers = [database, temporal].flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []));
    await Promise.all(servers.map((server) => server.stop()));
    process.off('exit', endAtOnce);
    running.clear();
    rmSync(folder, { recursive: true, force: true });
  }

  if (
    database.status === 'rejected' ||
    temporal.status === 'rejected' ||
    testServer.status === 'rejected' ||
    built.status === 'rejected'
  ) {
    await stop();
    throw started.find((part) => part.status === 'rejected')?.reason;
  }
  project.provide('runFolder', folder);
  project.provide('databaseServer', database.value.ownerUrl);
  project.provide('databaseRole', database.value.url);
  project.provide('temporalAddress', temporal.value.address);
  project.provide('temporalCliPath', temporal.value.binary);
  project.provide('timeSkippingServerPath', testServer.value);
  return stop;
}

async function startDatabase(folder: string): Promise<Postgres> {
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: false });
  running.add(postgres.pid);
  try {
    const admin = new Client({ connectionString: postgres.ownerUrl });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${TEMPLATE}`);
    await admin.end();
    const url = new URL(postgres.ownerUrl);
    url.pathname = TEMPLATE;
    await migrate(url.href, { role: roleOf(postgres.url) });
    return postgres;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function startDevServer(folder: string, options: BinaryOptions): Promise<Temporal & { binary: string }> {
  const binary = await temporalCli(options);
  const temporal = await startTemporal({ binary, stem: join(folder, 'temporal'), inMemory: true });
  running.add(temporal.pid);
  return { ...temporal, binary };
}
