import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The command line of a running process, its words parted by spaces; undefined when there is no such process. */
export function commandLine(pid: number): string | undefined {
  return fromProc(pid, 'cmdline')?.replaceAll('\0', ' ') ?? fromPs(pid, 'command=');
}

/** What tells a process from a later one with the same pid: when it started. Undefined when there is no such process. */
export function identityOf(pid: number): string | undefined {
  const stat = fromProc(pid, 'stat');
  if (stat === undefined) return fromPs(pid, 'lstart=');
  // The name in parentheses may hold spaces; the start time is the 20th field after it.
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${started} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
}

function isRunning(pid: number): boolean {
  const stat = fromProc(pid, 'stat');
  // A zombie has ended; only its parent has not yet asked how.
  if (stat !== undefined) return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  return process.platform !== 'linux' && signalProcess(pid, 0);
}

/** False when there is no such process any more. */
export function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Sends the signals one after the other, each when the one before has not ended the process within its time. */
export async function endProcess(pid: number, signals: [NodeJS.Signals, milliseconds: number][]): Promise<boolean> {
  for (const [signal, patience] of signals) {
    if (!signalProcess(pid, signal)) return true;
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (!isRunning(pid)) return true;
      await sleep(20);
    }
  }
  return !isRunning(pid);
}

function fromProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8') || undefined;
  } catch {
    return undefined;
  }
}

function fromPs(pid: number, column: string): string | undefined {
  if (process.platform === 'linux') return undefined;
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
