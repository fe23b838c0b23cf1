import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('peers/', import.meta.url));

/** A peer in a process of its own. */
export interface Peer<Said> {
  pid: number;
  /** what it said when it was ready */
  ready: Said;
  ask<Answer>(request: object): Promise<Answer>;
  stop(): void;
}

/** Installs the peers where they are missing: they are no part of the product's dependencies. */
function installPeers(): void {
  if (existsSync(`${FOLDER}node_modules/.package-lock.json`)) return;
  execFileSync('npm', ['ci', '--prefix', FOLDER, '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

export async function startPeer<Said>(file: string, ...args: string[]): Promise<Peer<Said>> {
  installPeers();
  const child = fork(`${FOLDER}${file}`, args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ready = await nextOf<Said>(child);
  return {
    pid: child.pid ?? Number.NaN,
    ready,
    ask<Answer>(request: object) {
      child.send(request);
      return nextOf<Answer>(child);
    },
    stop: () => child.disconnect(),
  };
}

const nextOf = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a peer ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (said) => {
      child.off('exit', ended);
      resolve(said as T);
    });
  });
