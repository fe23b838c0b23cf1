import { pause } from '../pause.js';
import { cancelTasks } from '../task.js';
import type { StepHandler } from './handler.js';

/** Takes up the submission that waits, or waits for the applicant to file one. */
export const form: StepHandler<'form'> = async (step, c) => {
  if (!c.fresh) {
    if (!c.resumes(step.id)) {
      c.status = 'RETURNED';
      c.changeSlips('void');
      cancelTasks(c);
    }
    c.takes = 'filing';
    const end = await pause(c, { step, until: () => c.fresh }).finally(() => {
      c.takes = undefined;
    });
    if (end === 'expire') {
      c.status = 'EXPIRED';
      c.tell('EXPIRED', 'clock', { step: step.id, title: step.title });
      return step.onExpire ?? 'end';
    }
    if (end === 'return') return step.id;
  }
  c.fresh = false;
  c.status = 'UNDER_REVIEW';
  return undefined;
};
