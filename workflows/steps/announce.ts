import type { StepHandler } from './handler.js';

/** The regulations were worked out with the evaluation; from here on the applicant sees them. */
export const announce: StepHandler<'announce'> = async (step, permitCase) => {
  permitCase.journal.tell('REGULATION_ANNOUNCED', 'engine', { step: step.id, revision: permitCase.revision });
  return undefined;
};
