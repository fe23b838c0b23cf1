import type { FormDefinition } from '../language/definition.js';
import type { Step } from '../language/step.js';

/** Steps that no case ever waits at. */
export const INSTANT: ReadonlySet<Step['type']> = new Set([
  'announce',
  'analyze',
  'calculate',
  'issue',
  'notify',
  'switch',
]);

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

/** The definition's steps first, then those of every branch, of branches in it too. */
export function stepLists({ steps }: Pick<FormDefinition, 'steps'>): StepList[] {
  return [{ path: 'steps', steps, isBranch: false }, ...branchesOf(steps, 'steps')];
}

function branchesOf(steps: readonly Step[], path: string): StepList[] {
  return steps.flatMap((step, i) => {
    if (step.type !== 'parallel') return [];
    return step.branches.flatMap((branch, b) => {
      const inner = `${path}[${i}].branches[${b}].steps`;
      return [{ path: inner, steps: branch.steps, isBranch: true }, ...branchesOf(branch.steps, inner)];
    });
  });
}

/** Every step, in branches as well, with its path. */
export function everyStep(definition: FormDefinition): PlacedStep[] {
  return stepLists(definition).flatMap((list) =>
    list.steps.map((step, i) => ({ step, path: `${list.path}[${i}]`, list })),
  );
}
