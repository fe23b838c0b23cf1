import { askBodies } from '../assign.js';
import type { Case } from '../case.js';
import type { StepHandler } from './handler.js';

/** Asks the bodies whose condition holds; goes on when enough have answered or the clock has run out. */
export const consult: StepHandler<'consult'> = async (step, permitCase) => {
  const asked = step.bodies.filter((_, i) => permitCase.submission.holds(`${step.id}.bodies.${i}.when`, true));
  if (asked.length === 0 && !permitCase.waits.resumes(step.id)) return undefined;
  const referred =
    permitCase.submission.summary?.outcome === 'REFERRAL' ? permitCase.submission.summary.referralTarget : null;
  if (referred) permitCase.refer();
  else permitCase.beginReview();
  const { end, own } = await askBodies(permitCase, step, asked);
  if (end === 'return') {
    permitCase.voidSlips();
    return own?.next ?? step.onReturn ?? permitCase.firstForm;
  }
  if (end === 'expire') {
    permitCase.journal.tell('CONSULTATION_TIMED_OUT', 'clock', { step: step.id, title: step.title });
    if (step.onExpire) return step.onExpire;
  }
  permitCase.beginReview();
  if (referred) return clearReferral(permitCase, step.id, referred);
  return undefined;
};

/** The body has answered, so the case is worked out again without what was referred to it. */
async function clearReferral(permitCase: Case, stepId: string, target: string) {
  // An evaluation that reads what the body has found needs it in the database.
  const { journal } = permitCase;
  if (permitCase.submission.summary?.readsResults && journal.hasUnrecorded) await journal.record();
  const summary = await permitCase.activities.clearReferrals({
    reference: permitCase.input.reference,
    definitionHash: permitCase.definition.hash,
    revision: permitCase.revision,
    cleared: permitCase.submission.clear(target),
  });
  permitCase.submission.reevaluate(summary);
  permitCase.journal.tell('REFERRAL_CLEARED', 'engine', { step: stepId, target, outcome: summary.outcome });
  if (summary.outcome === 'REFERRAL') return stepId;
  return undefined;
}
