import type { StepHandler } from './handler.js';

/** The regulations were worked out with the evaluation; from here on the applicant sees them. */
export const announce: StepHandler<'announce'> = async (step, c) => {
  c.tell('REGULATION_ANNOUNCED', 'engine', { step: step.id, revision: c.revision });
  return undefined;
};
