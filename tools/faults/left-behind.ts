import { rmSync } from 'node:fs';
import { signalProcess } from '../../embedded/processes.js';

interface Left {
  folder: string;
  pids(): readonly (number | undefined)[];
}

const left = new Set<Left>();

process.on('exit', () => {
  // All of them first: one that still runs would write into a folder that is being removed.
  for (const { pids } of left) for (const pid of pids()) if (pid !== undefined) signalProcess(pid, 'SIGKILL');
  for (const { folder } of left) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});

/**
 * Ends with this process, whatever ends it, what it has started: the processes of `pids` and a folder. Answers what takes
 * that back, once they have been stopped.
 */
export function endingWithUs(folder: string, pids: Left['pids']): () => void {
  const one = { folder, pids };
  left.add(one);
  return () => void left.delete(one);
}

/** Has an interrupted program end what it has started. */
export function endWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
}
