import { type StepHandler, sendBack } from './handler.js';

/** Acts on the checks' outcome: correction by the applicant, referral to a body, or onwards. */
export const analyze: StepHandler<'analyze'> = async (step, c) => {
  const outcome = c.summary?.outcome ?? 'INCOMPLETE';
  c.tell('ANALYSED', 'engine', { step: step.id, outcome, rulesetHash: c.summary?.rulesetHash });
  if (outcome === 'INCOMPLETE' || outcome === 'BLOCKED') {
    c.tell('RETURNED_FOR_CORRECTION', 'engine', { outcome });
    sendBack(c);
    return step.onBlocked ?? c.firstForm;
  }
  if (outcome === 'REFERRAL') return step.onReferral;
  return undefined;
};
