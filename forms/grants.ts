import type { Step, StepOf } from './language/step.js';

export type IssueStep = StepOf<'issue'>;

/** The steps that grant something; none of them stands in a branch. */
export const issuesOf = (steps: readonly Step[]): IssueStep[] =>
  steps.filter((step): step is IssueStep => step.type === 'issue');

/** Whether a case of these steps may have several permits, so that each is of its step. */
export const grantsSeveral = (steps: readonly Step[]): boolean =>
  issuesOf(steps).some(({ parts, supersedes }) => parts !== undefined || supersedes !== undefined);
