import { allHandlersFinished, condition } from '@temporalio/workflow';
import type { Case } from './case.js';
import { goOn } from './go-on.js';

/**
 * Ends a run that goes no further, once every message is answered. A case whose rows differ goes on from them at once; one
 * that is stuck when somebody says that it has been repaired.
 */
export async function halted(permitCase: Case): Promise<never> {
  const { halt, inbox, activities, input } = permitCase;
  await condition(() => halt.reason !== undefined && allHandlersFinished());
  if (halt.reason?.kind === 'stuck') {
    const { why } = halt.reason;
    const before = inbox.timesWoken;
    const steps = permitCase.waits.standing;
    await activities.parkCase({ reference: input.reference, steps, why, at: new Date(Date.now()).toISOString() });
    await condition(() => inbox.timesWoken > before && allHandlersFinished());
  }
  return goOn(permitCase);
}
