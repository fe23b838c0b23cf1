import { format } from 'node:util';
import { runProgram } from '../../cli/program.js';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command of the CLI inside the test's own process, with `env` for its environment: what it prints, and its exit
 * code. One after the other, since each has the process's streams. `spawnCli` proves what only a process can.
 */
export function runCli(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<Ran> {
  const ran = last.then(() => runAlone(args, env));
  last = ran.catch(() => undefined);
  return ran;
}

async function runAlone(args: string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const said = { out: '', err: '' };
  const { log, info, warn, error } = console;
  const kept = { env: process.env, out: process.stdout.write, err: process.stderr.write, exitCode: process.exitCode };
  const into = (stream: keyof typeof said) => (chunk: string | Uint8Array) => {
    said[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  const line =
    (stream: keyof typeof said) =>
    (...words: unknown[]) => {
      said[stream] += `${format(...words)}\n`;
    };
  Object.assign(console, { log: line('out'), info: line('out'), warn: line('err'), error: line('err') });
  Object.assign(process.stdout, { write: into('out') });
  Object.assign(process.stderr, { write: into('err') });
  process.env = env;
  process.exitCode = undefined;
  try {
    await runProgram(args);
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    Object.assign(console, { log, info, warn, error });
    Object.assign(process.stdout, { write: kept.out });
    Object.assign(process.stderr, { write: kept.err });
    process.env = kept.env;
    process.exitCode = kept.exitCode;
  }
}
