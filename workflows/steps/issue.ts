import { patched } from '@temporalio/workflow';
import type { StepOf } from '../../forms/language/step.js';
import type { ApplicationStatus } from '../../policy/states.js';
import type { Case } from '../case.js';
import { pause } from '../pause.js';
import { leftToPerson } from '../stopped.js';
import type { Next, StepHandler } from './handler.js';

/** Grants the permit. The database refuses while a slip is unsettled, what the permit rests on has changed, or the engine was stopped that has approved it. */
export const issue: StepHandler<'issue'> = async (step, permitCase) => {
  const before = permitCase.status;
  permitCase.issue();
  permitCase.journal.tell('ISSUED', 'engine', {
    step: step.id,
    rulesetHash: permitCase.submission.summary?.rulesetHash,
  });
  permitCase.waits.finish(step.id);
  const answer = await permitCase.journal.record();
  if (answer.ungranted && before === 'ISSUED') return onceInForce(step, permitCase);
  if (answer.ungranted) return checkedAnew(step, permitCase, before);
  if (answer.stopped !== undefined) {
    permitCase.refuseGrant(before);
    return leftToPerson(permitCase, answer.stopped);
  }
  if (!answer.unpaid || !permitCase.paymentStep) return undefined;
  permitCase.takeBackIssue(before);
  permitCase.journal.tell('PAYMENT_NOT_FOUND', 'engine', { step: step.id });
  return permitCase.paymentStep;
};

/** An order of an administrator stands in the rows alone, and whoever gives it says that there is something new. */
const LOOKS_AGAIN = 'grant-looks-again';

/** What it goes on from is suspended: the step is come to again as soon as a measure on it was decided, or there is something new. */
async function onceInForce(step: StepOf<'issue'>, permitCase: Case): Promise<Next> {
  const { journal, waits, inbox } = permitCase;
  const looks = patched(LOOKS_AGAIN);
  journal.tell('GRANT_REFUSED', 'engine', { step: step.id });
  const [before, woken] = [journal.changedPermits, inbox.timesWoken];
  const isNew = () => journal.changedPermits > before || (looks && inbox.timesWoken > woken);
  await pause(permitCase, { step: { ...step, deadlines: [] }, until: isNew });
  waits.rise(step.id);
  return step.id;
}

/**
 * Another permit or case has come in between. The filed answers are checked against what is so now, and the analysis says
 * who has to act: a body, or the applicant. What was paid stays paid.
 */
async function checkedAnew(step: StepOf<'issue'>, permitCase: Case, before: ApplicationStatus): Promise<Next> {
  permitCase.refuseGrant(before);
  const { submission, journal, input, definition, revision } = permitCase;
  const { reference } = input;
  const cleared = submission.clearNothing();
  const summary = await permitCase.activities.clearReferrals({
    reference,
    definitionHash: definition.hash,
    revision,
    cleared,
  });
  submission.reevaluate(summary);
  const { outcome } = summary;
  journal.tell('GRANT_REFUSED', 'engine', { step: step.id, outcome });
  const analysis = permitCase.steps.find((other) => other.type === 'analyze');
  const canRefer = analysis?.type === 'analyze' && analysis.onReferral !== undefined;
  const acts = outcome === 'REFERRAL' ? canRefer : outcome !== 'CLEAN';
  return analysis && acts ? analysis.id : permitCase.firstForm;
}
