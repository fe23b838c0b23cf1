import type { StepHandler } from './handler.js';

/** Leaves a message to the applicant or to the people of a role, with the transition it belongs to. */
export const notify: StepHandler<'notify'> = async (step, permitCase) => {
  permitCase.journal.notify(step.id, step.to, step.message);
  permitCase.journal.tell('NOTIFIED', 'engine', { step: step.id, to: step.to, title: step.title });
  return undefined;
};
