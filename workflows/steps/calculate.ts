import type { StepHandler } from './handler.js';

/** Draws the slips of the calculation, as drafts. */
export const calculate: StepHandler<'calculate'> = async (step, c) => {
  c.tell('CALCULATED', 'engine', { step: step.id, total: c.summary?.total });
  c.changeSlips('draft');
  return undefined;
};
