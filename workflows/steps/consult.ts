import { askBodies } from '../assign.js';
import { type StepHandler, sendBack } from './handler.js';

/** Asks the bodies whose condition holds; goes on when enough have answered or the clock has run out. */
export const consult: StepHandler<'consult'> = async (step, c) => {
  const asked = step.bodies.filter((_, i) => c.holds(`${step.id}.bodies.${i}.when`, true));
  if (asked.length === 0 && !c.resumes(step.id)) return undefined;
  const referred = c.summary?.outcome === 'REFERRAL' ? c.summary.referralTarget : null;
  c.status = referred ? 'REFERRED' : 'UNDER_REVIEW';
  const end = await askBodies(c, step, asked);
  if (end === 'return') {
    sendBack(c);
    return step.onReturn ?? c.firstForm;
  }
  if (end === 'expire') {
    c.tell('CONSULTATION_TIMED_OUT', 'clock', { step: step.id, title: step.title });
    if (step.onExpire) return step.onExpire;
  }
  c.status = 'UNDER_REVIEW';
  if (referred) return clearReferral(c, step.id, referred);
  return undefined;
};

/** The body has answered, so the case is worked out again without what was referred to it. */
async function clearReferral(c: Parameters<typeof consult>[1], stepId: string, target: string) {
  c.cleared.push(target);
  c.summary = await c.local.clearReferrals({
    reference: c.input.reference,
    definitionHash: c.input.definition.hash,
    revision: c.revision,
    cleared: c.cleared,
  });
  c.decisions = c.summary.decisions;
  c.tell('REFERRAL_CLEARED', 'engine', { step: stepId, target, outcome: c.summary.outcome });
  if (c.summary.outcome === 'REFERRAL') return stepId;
  return undefined;
}
