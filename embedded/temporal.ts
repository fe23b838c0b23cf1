import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Connection } from '@temporalio/client';
import { makeFolder } from '../runtime/make-folder.js';
import { isErrno } from '../runtime/secret-file.js';
import { startChild, untilReady } from './child.js';
import { hasSaid } from './last-words.js';
import { accepts, freePort } from './ports.js';
import { commandLine, endProcess } from './processes.js';

export interface TemporalOptions {
  /** The Temporal CLI. */
  binary: string;
  /** `<stem>.db` holds its data, `<stem>.pid` its process and ports, `<stem>.log` its words. */
  stem: string;
  /** True keeps nothing on disk. */
  inMemory?: boolean;
  namespace?: string;
}

export interface Temporal {
  address: string;
  /** Where people look at it. */
  ui: string;
  pid: number;
  /** Settles when it has ended, whatever ended it. */
  end: Promise<void>;
  stop(): Promise<void>;
}

const PARTING: [NodeJS.Signals, number][] = [
  ['SIGINT', 5000],
  ['SIGKILL', 1000],
];

/** Starts a Temporal server on loopback ports: those of the last time when they are free. */
export async function startTemporal({
  binary,
  stem,
  inMemory = false,
  namespace = 'default',
}: TemporalOptions): Promise<Temporal> {
  const database = `${stem}.db`;
  makeFolder(dirname(stem));
  const before = readPidFile(`${stem}.pid`);
  if (before.pid && commandLine(before.pid)?.includes(database)) await endProcess(before.pid, PARTING);
  const { child, port, uiPort } = await startOnFreePorts(before, { binary, stem, inMemory, namespace });
  const address = `127.0.0.1:${port}`;
  return {
    address,
    ui: `http://127.0.0.1:${uiPort}`,
    pid: child.pid,
    end: child.end,
    async stop() {
      if (!child.ended()) await endProcess(child.pid, PARTING);
      await child.end;
      writeFileSync(`${stem}.pid`, JSON.stringify({ port, uiPort }), { mode: 0o600 });
    },
  };
}

/** A port that is free may be another's by the time the server takes it; then it is started again on other ports. */
async function startOnFreePorts(before: PidFile, { binary, stem, inMemory, namespace }: Required<TemporalOptions>) {
  const logFile = `${stem}.log`;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort([before.port]);
    const uiPort = await freePort([before.uiPort]);
    const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)];
    args.push('--namespace', namespace, '--log-level', 'warn', '--log-format', 'json');
    if (!inMemory) args.push('--db-filename', `${stem}.db`);
    args.push('--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal');
    const child = await startChild({ command: binary, args, logFile });
    writeFileSync(`${stem}.pid`, JSON.stringify({ pid: child.pid, port, uiPort }), { mode: 0o600 });
    try {
      const probe = () => serves(port, namespace);
      await untilReady(child, probe, { name: 'The Temporal server', logFile, patience: 30_000 });
      return { child, port, uiPort };
    } catch (error) {
      if (attempt === 5 || !hasSaid(logFile, 'address already in use')) throw error;
    }
  }
}

async function serves(port: number, namespace: string): Promise<boolean> {
  // A gRPC connection that was refused once waits a second before it tries again.
  if (!(await accepts(port))) return false;
  try {
    const connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 1000 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

interface PidFile {
  pid?: number;
  port?: number;
  uiPort?: number;
}

function readPidFile(file: string): PidFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PidFile;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return {};
    // A torn file names nobody.
    rmSync(file, { force: true });
    return {};
  }
}
