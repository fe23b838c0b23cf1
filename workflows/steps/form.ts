import { pause } from '../pause.js';
import { tellEnd } from '../tell-end.js';
import type { StepHandler } from './handler.js';

/** Takes up the submission that waits, or waits for the applicant to file one. */
export const form: StepHandler<'form'> = async (step, permitCase) => {
  if (!permitCase.submission.isUnread) {
    if (!permitCase.waits.resumes(step.id)) permitCase.returnToApplicant();
    permitCase.submission.awaitNext('filing');
    const end = await pause(permitCase, { step, until: () => permitCase.submission.isUnread }).finally(() => {
      permitCase.submission.stopAwaiting();
    });
    if (end === 'expire') {
      permitCase.expire();
      tellEnd(permitCase, 'EXPIRED', 'clock', { step: step.id, title: step.title });
      return step.onExpire ?? 'end';
    }
    if (end === 'return') return step.id;
  }
  permitCase.submission.read();
  permitCase.overcomeRejection();
  permitCase.beginReview();
  return undefined;
};
