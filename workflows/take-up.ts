import { TemporalFailure } from '@temporalio/workflow';
import type { Case } from './case.js';
import { reasonOf } from './halt.js';

/** Goes on where the rows of a case stand that has begun before this run. */
export async function takeUp(permitCase: Case): Promise<void> {
  try {
    permitCase.resume(await permitCase.activities.readStanding(permitCase.input.reference));
  } catch (error) {
    if (!(error instanceof TemporalFailure)) throw error;
    permitCase.halt.because({ kind: 'stuck', why: reasonOf(error) });
    await new Promise<never>(() => undefined);
  }
}
