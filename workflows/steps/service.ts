import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities.js';
import type { StepHandler } from './handler.js';

/** Calls a configured HTTP connector, with retries; what it answered is kept as the step's result. */
export const service: StepHandler<'service'> = async (step, permitCase) => {
  const timeoutSeconds = step.timeoutSeconds ?? 10;
  const { callService } = proxyActivities<Activities>({
    startToCloseTimeout: `${timeoutSeconds + 5} seconds`,
    retry: { maximumAttempts: step.attempts ?? 5, initialInterval: '1 second', maximumInterval: '5 minutes' },
  });
  permitCase.journal.tell('SERVICE_CALLED', 'engine', { step: step.id, connector: step.connector });
  permitCase.waits.enter(step.id);
  try {
    await permitCase.journal.record();
    await callService({
      reference: permitCase.input.reference,
      definitionHash: permitCase.definition.hash,
      revision: permitCase.revision,
      stepId: step.id,
      connector: step.connector,
      timeoutSeconds,
    });
  } catch (error) {
    if (isCancellation(error)) throw error;
    permitCase.journal.tell('SERVICE_FAILED', 'engine', { step: step.id, connector: step.connector });
    return step.onFailure;
  } finally {
    permitCase.waits.leave(step.id);
  }
  permitCase.submission.outdate();
  permitCase.journal.tell('SERVICE_ANSWERED', 'engine', { step: step.id, connector: step.connector });
  if (permitCase.usesResults) await permitCase.journal.record({ redecide: true });
  return undefined;
};
