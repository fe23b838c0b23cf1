import { bodyOfEntry, entriesIn, titleOfEntry } from '../../forms/bodies.js';
import type { ConsultBody } from '../../forms/language/consult-body.js';
import { askBodies } from '../assign.js';
import type { Case } from '../case.js';
import { passOver } from '../entries.js';
import type { StepHandler } from './handler.js';

/** Asks the bodies whose condition holds; goes on when enough have answered or the clock has run out. */
export const consult: StepHandler<'consult'> = async (step, permitCase) => {
  const asked = step.bodies.flatMap((body, i) => askedOf(body, `${step.id}.bodies.${i}`, permitCase));
  if (asked.length === 0 && !permitCase.waits.resumes(step.id)) {
    await passOver(step, permitCase);
    return undefined;
  }
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

/** A body whose condition holds, or one for each entry of its list of which it does. */
function askedOf(body: ConsultBody, path: string, { submission }: Case): ConsultBody[] {
  if (body.each === undefined) return submission.holds(`${path}.when`, true) ? [body] : [];
  return entriesIn(submission.decision(`${path}.each`)).map((entry) => ({
    ...body,
    id: bodyOfEntry(body.id, entry),
    title: titleOfEntry(body.title, entry),
  }));
}

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
