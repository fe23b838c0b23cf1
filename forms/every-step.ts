import type { Step } from './language/step.js';

/** Every step, those of branches and of branches in them too. */
export const everyStepOf = (steps: readonly Step[]): Step[] =>
  steps.flatMap((step): Step[] =>
    step.type === 'parallel' ? [step, ...step.branches.flatMap((branch) => everyStepOf(branch.steps))] : [step],
  );
