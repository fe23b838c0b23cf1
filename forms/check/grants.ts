import { type IssueStep, issuesOf } from '../grants.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';
import { END, graphOf, reached } from './edges.js';
import { problem } from './problem.js';

/** What is wrong with granting at a step after others have granted: each needs parts of its own, or takes the place of those before. */
export function grantedTwice(
  step: IssueStep,
  granted: readonly string[],
  issues: readonly IssueStep[],
): string | undefined {
  if (granted.includes(step.id)) return `"${step.id}" is come to a second time after it has granted; lead past it`;
  const superseded = new Set(
    [step, ...issues.filter(({ id }) => granted.includes(id))].flatMap((each) => each.supersedes ?? []),
  );
  const beside = issues.filter(({ id }) => granted.includes(id) && !superseded.has(id));
  const whole = beside.find(({ parts }) => parts === undefined || step.parts === undefined);
  if (whole)
    return `"${step.id}" grants again what "${whole.id}" has granted; name in "parts" what each grants, or in "supersedes" what it takes the place of`;
  for (const { id, parts = [] } of beside) {
    const part = step.parts?.find((own) => parts.some((other) => other.id === own.id));
    if (part) return `part "${part.id}" is granted at "${id}" already; name it once, or "${id}" in "supersedes"`;
  }
  return undefined;
}

/** Names of issue steps that a later one takes the place of, or that a measure is about. */
export function checkGrants(definition: FormDefinition): DefinitionIssue[] {
  const { steps } = definition;
  const names = issuesOf(steps).map(({ id }) => id);
  const graph = graphOf(steps, END);
  return steps.flatMap((step, at) => {
    const key = step.type === 'issue' ? 'supersedes' : 'permits';
    const named = step.type === 'issue' ? step.supersedes : step.type === 'appeal' ? step.permits : undefined;
    return (named ?? []).flatMap((name, i) => {
      const path = `steps[${at}].${key}[${i}]`;
      if (!names.includes(name))
        return [problem(path, 'SUPERSEDES_NOTHING', `there is no issue step "${name}"`, nearestName(name, names))];
      if (step.type === 'appeal' || (name !== step.id && reached(graph, name).has(step.id))) return [];
      const message = `no way leads from "${name}" to "${step.id}", so that there is nothing of it to take the place of`;
      return [problem(path, 'SUPERSEDES_NOTHING', message)];
    });
  });
}
