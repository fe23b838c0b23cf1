import { settleConditions } from '../assign.js';
import type { StepHandler } from './handler.js';

/** Each condition that was set with a day is somebody's task, until all are settled; also when the permit is granted. */
export const fulfil: StepHandler<'fulfil'> = async (step, permitCase) => {
  const end = await settleConditions(permitCase, step);
  if (end === 'failed') return step.onReject;
  if (end !== 'expire') return undefined;
  permitCase.journal.tell('TASK_EXPIRED', 'clock', { step: step.id, title: step.title });
  return step.onExpire;
};
