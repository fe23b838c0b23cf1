import { uuid4 } from '@temporalio/workflow';
import type { Deadline } from '../../forms/language/deadline.js';
import { pause } from '../pause.js';
import type { StepHandler } from './handler.js';

/**
 * Shows the case to everybody for a time. What people file meanwhile is kept beside the case and never comes here, so that
 * no crowd makes its history grow; at the end it is counted.
 */
export const publishNotice: StepHandler<'publish-notice'> = async (step, permitCase) => {
  const { journal, waits, activities, input } = permitCase;
  const { id, title, lasts, ifDayOff } = step;
  if (!waits.resumes(id)) {
    permitCase.noteNotice();
    journal.tell('NOTICE_PUBLISHED', 'engine', { step: id, title, notice: uuid4(), revision: permitCase.revision });
  }
  const over: Deadline = { after: lasts, then: 'expire', ...(ifDayOff && { ifDayOff }) };
  const waiting = { ...step, deadlines: [...(step.deadlines ?? []), over] };
  const end = await pause(permitCase, { step: waiting, until: () => false });
  const counted = await activities.countNoticeResponses({ reference: input.reference, step: id });
  journal.keepResult(id, { ...counted });
  journal.tell('NOTICE_ENDED', 'clock', { step: id, title, ...counted });
  waits.finish(id);
  if (end === 'return') return permitCase.firstForm;
  return step.deadlines?.some(({ then }) => then === 'expire') ? step.onExpire : undefined;
};
