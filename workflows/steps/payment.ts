import type { StepOf } from '../../forms/language/step.js';
import type { Case } from '../case.js';
import { type PauseEnd, pause } from '../pause.js';
import type { StepHandler } from './handler.js';

/** The slips become payable; the case goes on when every one is settled and lapses with them otherwise. */
export const payment: StepHandler<'payment'> = async (step, permitCase) => {
  const resumed = permitCase.waits.resumes(step.id);
  if ((permitCase.submission.summary?.slips ?? 0) === 0 && !resumed) return undefined;
  permitCase.reachPayment(step.id);
  if (permitCase.isPaidBefore && !resumed) return undefined;
  if (!(resumed && permitCase.status === 'RECALCULATION_DUE')) {
    const end = await untilSettled(step, permitCase);
    if (end === 'return') return permitCase.firstForm;
    if (end === 'ready') {
      permitCase.journal.tell('PAID', 'bank', { revision: permitCase.revision });
      return undefined;
    }
    permitCase.lapse();
    permitCase.journal.tell('SLIPS_EXPIRED', 'clock', { step: step.id });
    if (step.onExpire) return step.onExpire;
  }
  permitCase.submission.awaitNext('recalculation');
  const lapsed = permitCase.revision;
  await pause(permitCase, { step: { ...step, deadlines: [] }, until: () => permitCase.revision > lapsed }).finally(
    () => {
      permitCase.submission.stopAwaiting();
    },
  );
  permitCase.submission.read();
  permitCase.beginReview();
  return step.recalculateFrom ?? permitCase.steps.find((s) => s.type === 'analyze' || s.type === 'calculate')?.id;
};

function untilSettled(step: StepOf<'payment'>, permitCase: Case): Promise<PauseEnd> {
  if (!permitCase.waits.resumes(step.id)) {
    permitCase.awaitPayment();
    permitCase.journal.tell('PAYMENT_DUE', 'engine', { step: step.id, total: permitCase.submission.summary?.total });
  }
  return pause(permitCase, {
    step,
    until: () => permitCase.isSettled,
    // Money may have come in while its message was on the way: then nothing lapses.
    expires: async () => {
      permitCase.journal.changeSlips('expired');
      const answer = await permitCase.journal.record();
      if (answer.settled !== true) return true;
      permitCase.settle(permitCase.revision);
      return false;
    },
  });
}
