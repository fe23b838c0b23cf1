import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities.js';
import type { StepHandler } from './handler.js';

/** Calls a configured HTTP connector, with retries; what it answered is kept as the step's result. */
export const service: StepHandler<'service'> = async (step, c) => {
  const timeoutSeconds = step.timeoutSeconds ?? 10;
  const { callService } = proxyActivities<Activities>({
    startToCloseTimeout: `${timeoutSeconds + 5} seconds`,
    retry: { maximumAttempts: step.attempts ?? 5, initialInterval: '1 second', maximumInterval: '5 minutes' },
  });
  c.tell('SERVICE_CALLED', 'engine', { step: step.id, connector: step.connector });
  c.waiting.add(step.id);
  try {
    await c.record();
    await callService({
      reference: c.input.reference,
      definitionHash: c.input.definition.hash,
      revision: c.revision,
      stepId: step.id,
      connector: step.connector,
      timeoutSeconds,
    });
  } catch (error) {
    if (isCancellation(error)) throw error;
    c.tell('SERVICE_FAILED', 'engine', { step: step.id, connector: step.connector });
    return step.onFailure;
  } finally {
    c.waiting.delete(step.id);
  }
  c.tell('SERVICE_ANSWERED', 'engine', { step: step.id, connector: step.connector });
  if (c.usesResults) await c.record({ redecide: true });
  return undefined;
};
