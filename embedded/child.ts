import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';
import { endSentence, lastWords } from './last-words.js';
import { endProcess } from './processes.js';

/** A part of the embedded default that cannot run. The message is one sentence that says what to do. */
export class EmbeddedStartError extends Error {
  override name = 'EmbeddedStartError';
}

export interface Child {
  pid: number;
  /** True once it has ended, for whatever reason. */
  ended(): boolean;
  /** Settles when it has ended. */
  end: Promise<void>;
}

export interface ChildCommand {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
  logFile: string;
}

/**
 * Starts a server in a process group of its own, so that Ctrl-C in the terminal reaches only the main process, which
 * then stops its children in order. Its output goes to `logFile`, which outlives the main process.
 */
export async function startChild({ command, args, uid, gid, logFile }: ChildCommand): Promise<Child> {
  const log = openSync(logFile, 'a', 0o600);
  let child: ChildProcess;
  // What the server writes is its owner's alone, as all that we write beside it. A thread has no mask of its own.
  const mask = isMainThread ? process.umask(0o077) : undefined;
  try {
    child = spawn(command, args, { uid, gid, detached: true, stdio: ['ignore', log, log] });
  } finally {
    if (mask !== undefined) process.umask(mask);
    closeSync(log);
  }
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new EmbeddedStartError(`${command} cannot be run: ${error.message}.`)));
  });
  const end = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { pid } = child;
  if (pid === undefined) throw new EmbeddedStartError(`${command} cannot be run.`);
  return { pid, end, ended: () => child.exitCode !== null || child.signalCode !== null };
}

/** Tries `probe` until it holds. Throws when the child ends first, or after `patience` milliseconds, with its last words. */
export async function untilReady(
  child: Child,
  probe: () => Promise<boolean>,
  { name, logFile, patience }: { name: string; logFile: string; patience: number },
): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    // Asked first: another program may hold the port and answer in its place.
    if (child.ended()) throw new EmbeddedStartError(endSentence(name, lastWords(logFile), logFile));
    if (await probe()) return;
    if (Date.now() > until) {
      await endProcess(child.pid, [['SIGKILL', 2000]]);
      throw new EmbeddedStartError(`${name} did not answer within ${patience / 1000} s; see ${logFile}.`);
    }
    await sleep(20);
  }
}
