import type { StepHandler } from './handler.js';

/** Grants the permit. The database refuses while a slip is unsettled, whatever message said otherwise. */
export const issue: StepHandler<'issue'> = async (step, permitCase) => {
  const before = permitCase.status;
  permitCase.issue();
  permitCase.journal.tell('ISSUED', 'engine', {
    step: step.id,
    rulesetHash: permitCase.submission.summary?.rulesetHash,
  });
  permitCase.waits.finish(step.id);
  const answer = await permitCase.journal.record();
  if (!answer.unpaid || !permitCase.paymentStep) return undefined;
  permitCase.takeBackIssue(before);
  permitCase.journal.tell('PAYMENT_NOT_FOUND', 'engine', { step: step.id });
  return permitCase.paymentStep;
};
