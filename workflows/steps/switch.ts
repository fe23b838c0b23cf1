import type { StepHandler } from './handler.js';

/** Goes to the first case that holds. */
export const switchStep: StepHandler<'switch'> = async (step, c) => {
  const taken = step.cases.find((_, i) => c.holds(`${step.id}.cases.${i}.when`, false));
  return taken?.next ?? step.otherwise;
};
