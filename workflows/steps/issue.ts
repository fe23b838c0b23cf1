import type { StepHandler } from './handler.js';

/** Grants the permit. The database refuses while a slip is unsettled, whatever message said otherwise. */
export const issue: StepHandler<'issue'> = async (step, c) => {
  const before = c.status;
  c.status = 'ISSUED';
  c.tell('ISSUED', 'engine', { step: step.id, rulesetHash: c.summary?.rulesetHash });
  c.grantPermit();
  const answer = await c.record();
  if (!answer.unpaid || !c.paymentStep) return undefined;
  c.status = before;
  c.settledRevision = 0;
  c.tell('PAYMENT_NOT_FOUND', 'engine', { step: step.id });
  return c.paymentStep;
};
