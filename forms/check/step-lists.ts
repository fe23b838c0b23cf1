import type { FormDefinition } from '../language/definition.js';
import type { Step } from '../language/step.js';

/** Steps that follow one another: those of the definition, or those of a branch. */
export interface StepList {
  path: string;
  steps: readonly Step[];
  isBranch: boolean;
}

export interface PlacedStep {
  step: Step;
  path: string;
  list: StepList;
}

/** The definition's steps first, then those of every branch. */
export function stepLists(definition: FormDefinition): StepList[] {
  const top: StepList = { path: 'steps', steps: definition.steps, isBranch: false };
  const branches = definition.steps.flatMap((step, i) => {
    if (step.type !== 'parallel') return [];
    return step.branches.map((branch, b): StepList => {
      return { path: `steps[${i}].branches[${b}].steps`, steps: branch.steps, isBranch: true };
    });
  });
  return [top, ...branches];
}

/** Every step, in branches as well, with its path. */
export function everyStep(definition: FormDefinition): PlacedStep[] {
  return stepLists(definition).flatMap((list) =>
    list.steps.map((step, i) => ({ step, path: `${list.path}[${i}]`, list })),
  );
}
