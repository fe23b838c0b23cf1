import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { ownOutcomesOf, plainOutcomesOf } from '../outcomes.js';
import { ledByClocks } from './clocks.js';
import { END, type Graph, graphOf, reached } from './edges.js';
import { problem } from './problem.js';
import { everyStep } from './step-lists.js';

/** Nobody objects to an end that no case comes to. */
export function checkEndsOfAppeals(definition: FormDefinition): DefinitionIssue[] {
  if (!definition.steps.some(({ type }) => type === 'appeal')) return [];
  const come = endsOf(definition);
  return everyStep(definition).flatMap(({ step, path }) =>
    step.type !== 'appeal'
      ? []
      : step.of.flatMap((end, i) => {
          if (come[end]) return [];
          return [problem(`${path}.of[${i}]`, 'END_NEVER_COMES', `no case of these steps ends as ${end}`)];
        }),
  );
}

/** Which ends a case can come to; whoever applied can always withdraw. */
function endsOf(definition: FormDefinition) {
  const steps = everyStep(definition).map(({ step }) => step);
  const rejects = steps.some(
    (step) =>
      (step.type === 'review' || step.type === 'inspect') &&
      (plainOutcomesOf(step).includes('reject') || ownOutcomesOf(step).some(({ as }) => as === 'reject')),
  );
  return {
    ISSUED: steps.some(({ type }) => type === 'issue'),
    REJECTED: rejects || (definition.clocks ?? []).some(({ atEnd }) => atEnd.is === 'refusal'),
    EXPIRED: endsUngranted(definition),
    WITHDRAWN: true,
  };
}

/** Whether a way leads to the end that no grant lies on. */
function endsUngranted(definition: FormDefinition): boolean {
  const { steps } = definition;
  const types = new Map(steps.map(({ id, type }) => [id, type]));
  const ungranted: Graph = new Map(
    [...graphOf(steps, END)].map(([id, ways]) => [
      id,
      types.get(id) === 'issue' ? ways.filter(({ reason }) => reason === 'skipped') : ways,
    ]),
  );
  const first = steps[0]?.id ?? END;
  return [first, ...ledByClocks(definition)].some((from) => reached(ungranted, from).has(END));
}
