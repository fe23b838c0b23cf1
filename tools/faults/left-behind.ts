import { rmSync } from 'node:fs';
import { signalProcess } from '../../embedded/processes.js';

const ends = new Set<() => void>();

process.on('exit', () => {
  for (const end of ends) end();
});

/**
 * Ends with this process, whatever ends it, what it has started: the processes of `pids` and a folder. Answers what takes
 * that back, once they have been stopped.
 */
export function endingWithUs(folder: string, pids: () => readonly (number | undefined)[]): () => void {
  const end = () => {
    for (const pid of pids()) if (pid !== undefined) signalProcess(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  ends.add(end);
  return () => void ends.delete(end);
}

/** Has an interrupted program end what it has started. */
export function endWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
}
