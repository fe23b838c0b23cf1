import type { StepHandler } from './handler.js';

/** Draws the slips of the calculation, as drafts. */
export const calculate: StepHandler<'calculate'> = async (step, permitCase) => {
  permitCase.journal.tell('CALCULATED', 'engine', { step: step.id, total: permitCase.submission.summary?.total });
  permitCase.journal.changeSlips('draft');
  return undefined;
};
