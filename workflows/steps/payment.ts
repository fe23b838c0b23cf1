import type { StepOf } from '../../forms/language/step.js';
import type { Case } from '../case.js';
import { type PauseEnd, pause } from '../pause.js';
import type { StepHandler } from './handler.js';

/** The slips become payable; the case goes on when every one is settled and lapses with them otherwise. */
export const payment: StepHandler<'payment'> = async (step, c) => {
  const resumed = c.resumes(step.id);
  if ((c.summary?.slips ?? 0) === 0 && !resumed) return undefined;
  c.paymentStep = step.id;
  if (!(resumed && c.status === 'RECALCULATION_DUE')) {
    const end = await untilSettled(step, c);
    if (end === 'return') return c.firstForm;
    if (end === 'ready') {
      c.tell('PAID', 'bank', { revision: c.revision });
      return undefined;
    }
    c.status = 'RECALCULATION_DUE';
    c.tell('SLIPS_EXPIRED', 'clock', { step: step.id });
    if (step.onExpire) return step.onExpire;
  }
  c.takes = 'recalculation';
  const lapsed = c.revision;
  await pause(c, { step: { ...step, deadlines: [] }, until: () => c.revision > lapsed }).finally(() => {
    c.takes = undefined;
  });
  c.fresh = false;
  c.status = 'UNDER_REVIEW';
  return step.recalculateFrom ?? c.input.steps.find((s) => s.type === 'analyze' || s.type === 'calculate')?.id;
};

function untilSettled(step: StepOf<'payment'>, c: Case): Promise<PauseEnd> {
  if (!c.resumes(step.id)) {
    c.status = 'AWAITING_PAYMENT';
    c.changeSlips('payable');
    c.tell('PAYMENT_DUE', 'engine', { step: step.id, total: c.summary?.total });
  }
  return pause(c, {
    step,
    until: () => c.settledRevision >= c.revision,
    // Money may have come in while its message was on the way: then nothing lapses.
    expires: async () => {
      c.changeSlips('expired');
      const answer = await c.record();
      if (answer.settled !== true) return true;
      c.settledRevision = Math.max(c.settledRevision, c.revision);
      return false;
    },
  });
}
