import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { makeFolder } from '../runtime/make-folder.js';
import { isErrno, keptSecret } from '../runtime/secret-file.js';
import { type Child, type ChildCommand, startChild, untilReady } from './child.js';
import { hasSaid } from './last-words.js';
import { freePort } from './ports.js';
import { initialiseCluster } from './postgres-cluster.js';
import { reachableHome } from './postgres-copy.js';
import { postgresPrograms } from './postgres-programs.js';
import { roleUrl } from './postgres-role.js';
import { postgresUser } from './postgres-user.js';
import { commandLine, endProcess } from './processes.js';

export interface PostgresOptions {
  /** Where the cluster is; it is made when there is none. Beside it stand `<folder>.log` and the files of its passwords. */
  folder: string;
  /** The port to take when it is free. */
  port?: number;
  /** False only where the data may be lost. */
  durable?: boolean;
}

export interface Postgres {
  /** Of the database `postgres` as its owner, with the password. Migrations alone need it. */
  ownerUrl: string;
  /** The same as the role that owns nothing. */
  url: string;
  port: number;
  pid: number;
  /** Settles when it has ended, whatever ended it. */
  end: Promise<void>;
  stop(): Promise<void>;
}

const SETTINGS = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'timezone=UTC'];
const NOT_DURABLE = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** SIGINT ends sessions and shuts down cleanly; SIGQUIT leaves recovery to the next start. */
const FAST_SHUTDOWN: [NodeJS.Signals, number][] = [
  ['SIGINT', 8000],
  ['SIGQUIT', 2000],
  ['SIGKILL', 1000],
];

/** Starts PostgreSQL on a loopback port. One that a killed process left behind on the folder is stopped first. */
export async function startPostgres({ folder, port, durable = true }: PostgresOptions): Promise<Postgres> {
  makeFolder(dirname(folder));
  const user = postgresUser(dirname(folder));
  const programs = join(reachableHome(await postgresPrograms(), user), 'bin');
  const password = keptSecret(`${folder}.password`);
  await stopLeftBehind(folder);
  await initialiseCluster({ initdb: join(programs, 'initdb'), user, folder, password, durable });
  const chosen = await freePort([port]);
  const ownerUrl = addressOf(chosen, password);
  const args = ['-D', folder, '-p', String(chosen), ...SETTINGS, ...(durable ? [] : NOT_DURABLE)];
  const child = await startServer(user.run(join(programs, 'postgres'), args), `${folder}.log`, ownerUrl);
  async function stop(): Promise<void> {
    if (!child.ended()) await endProcess(child.pid, FAST_SHUTDOWN);
    await child.end;
  }
  try {
    const url = await roleUrl(folder, ownerUrl);
    return { ownerUrl, url, port: chosen, pid: child.pid, end: child.end, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const addressOf = (port: number, password: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;

/** The pid in the cluster's own pid file is trusted only when that process is a PostgreSQL server on this folder. */
async function stopLeftBehind(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  const line = Number.isInteger(pid) ? commandLine(pid) : undefined;
  if (line?.includes('postgres') && line.includes(`-D ${folder} `)) await endProcess(pid, FAST_SHUTDOWN);
  rmSync(pidFile, { force: true });
}

/** The processes of a killed server let go of its shared memory within moments; until then a new one is refused. */
async function startServer(command: Omit<ChildCommand, 'logFile'>, logFile: string, url: string): Promise<Child> {
  for (let attempt = 1; ; attempt++) {
    const child = await startChild({ ...command, logFile });
    try {
      await untilReady(child, () => answers(url), { name: 'PostgreSQL', logFile, patience: 60_000 });
      return child;
    } catch (error) {
      if (attempt === 20 || !hasSaid(logFile, 'still in use')) throw error;
      await sleep(250);
    }
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
