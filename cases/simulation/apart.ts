import type { LocalizedText } from '../../forms/language/text.js';
import { createThreadPool, ThreadLostError } from '../../runtime/threads/pool.js';
import { UsageError } from '../../runtime/usage-error.js';
import type { Instruction } from './script.js';
import type { SimulatedCaseOptions } from './simulated-case.js';
import type { Told } from './story.js';

/** What a thread is given. */
export interface SimulationJob {
  options: SimulatedCaseOptions;
  deeds: readonly Instruction[];
}

/** A case that was lived through, as it would be told in both languages. */
export interface SimulationTold {
  /** of the case, where it stopped */
  status: string;
  stopped: 'ended' | 'stands' | 'too long';
  /** where it was too long: the steps that it came to over and over again */
  loop?: string[];
  /** steps that it never waited at for what was said */
  unused: string[];
  story: Record<keyof LocalizedText, Told[]>;
}

const LONGEST = 120_000;

/** Lives a case on a thread of its own: its workflow runs in the process, where nobody else must wait for it. Throws UsageError. */
export async function simulateApart(job: SimulationJob): Promise<SimulationTold> {
  const pool = createThreadPool<SimulationJob, SimulationTold | { failure: string }>(
    new URL('./simulation-thread', import.meta.url),
    { threads: 1, timeoutMs: LONGEST, resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 } },
  );
  try {
    const told = await pool.run(job);
    if ('failure' in told) throw new UsageError(told.failure);
    return told;
  } catch (error) {
    if (error instanceof ThreadLostError && (error.why === 'TIME' || error.why === 'MEMORY')) {
      throw new UsageError('The case could not be lived through in the time and memory that one may take.');
    }
    throw error;
  } finally {
    await pool.close();
  }
}
