import type { StepHandler } from './handler.js';

/** Goes to the first case that holds. */
export const switchStep: StepHandler<'switch'> = async (step, permitCase) => {
  const taken = step.cases.find((_, i) => permitCase.submission.holds(`${step.id}.cases.${i}.when`, false));
  return taken?.next ?? step.otherwise;
};
