import { createThreadPool, ThreadLostError, TooManyJobsError } from '../../runtime/threads/pool.js';
import { type Checked, type CheckJob, REHEARSAL } from './check.js';

/** Checks documents on a thread of its own, so that no request waits for a check. */
export interface Checker {
  /** Rejects with CheckAbandonedError, or CheckerBusyError. */
  check(job: CheckJob): Promise<Checked>;
  /** Starts the thread and has it check what ships; a first document would wait for both. */
  prepare(): void;
  close(): Promise<void>;
}

/** Checking took more time or memory than one document may; what it was checked by has been thrown away. */
export class CheckAbandonedError extends Error {
  override name = 'CheckAbandonedError';
  constructor(readonly why: 'TIME' | 'MEMORY') {
    super(`Checking the document took too much ${why === 'TIME' ? 'time' : 'memory'}.`);
  }
}

export class CheckerBusyError extends Error {
  override name = 'CheckerBusyError';
}

interface Limits {
  timeoutMs?: number;
  memoryMb?: number;
  /** how many documents may wait behind the one that is checked */
  waiting?: number;
  /** a thread that has had nothing to check for so long is ended: it holds as much as the rest of a server */
  idleMs?: number;
  /** what documents are to be written in */
  languages?: readonly string[];
}

/** The largest document that may pass needs a second; the rest is for a machine on which requests leave it little. */
export function createChecker({
  timeoutMs = 25_000,
  memoryMb = 512,
  waiting = 8,
  idleMs = 60_000,
  languages,
}: Limits = {}): Checker {
  const pool = createThreadPool<CheckJob | typeof REHEARSAL, Checked | { failure: string }>(
    new URL('./check-thread', import.meta.url),
    {
      threads: 1,
      idleMs,
      timeoutMs,
      waiting,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
    },
  );
  return {
    async check(job) {
      const checked = await pool.run(languages ? { ...job, languages } : job).catch((error: Error) => {
        if (error instanceof TooManyJobsError) throw new CheckerBusyError(error.message);
        if (!(error instanceof ThreadLostError) || error.why === 'FAILED' || error.why === 'CLOSED') throw error;
        throw new CheckAbandonedError(error.why);
      });
      if ('failure' in checked) throw new Error(`A document could not be checked: ${checked.failure}`);
      return checked;
    },
    prepare: () => void pool.run(REHEARSAL).catch(() => undefined),
    close: () => pool.close(),
  };
}
