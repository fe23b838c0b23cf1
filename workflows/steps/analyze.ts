import { isOutdated, workOutAnew } from '../work-out.js';
import type { StepHandler } from './handler.js';

/** Acts on the checks' outcome: correction by the applicant, referral to a body, or onwards. */
export const analyze: StepHandler<'analyze'> = async (step, permitCase) => {
  if (isOutdated(permitCase)) await workOutAnew(permitCase);
  const outcome = permitCase.submission.summary?.outcome ?? 'INCOMPLETE';
  permitCase.journal.tell('ANALYSED', 'engine', {
    step: step.id,
    outcome,
    rulesetHash: permitCase.submission.summary?.rulesetHash,
  });
  if (outcome === 'INCOMPLETE' || outcome === 'BLOCKED') {
    permitCase.journal.tell('RETURNED_FOR_CORRECTION', 'engine', { outcome });
    permitCase.voidSlips();
    return step.onBlocked ?? permitCase.firstForm;
  }
  if (outcome === 'REFERRAL') return step.onReferral;
  return undefined;
};
