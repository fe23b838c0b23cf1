import { clockExpressions } from '../evaluation/clock-expressions.js';
import { NOTICE_COUNTS, resultName } from '../evaluation/results-shape.js';
import { stepExpressions } from '../evaluation/step-expressions.js';
import { ExpressionError, parseExpression } from '../expression/compile.js';
import { createEnvironment } from '../expression/environment.js';
import { type Reference, referencesOf } from '../expression/references.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Step } from '../language/step.js';
import { nearestName } from '../nearest.js';
import { findsOut, workFormsOf } from '../work-forms.js';
import { listOf, problem } from './problem.js';
import { everyStep } from './step-lists.js';

/** What a step gives that later conditions may read; undefined where it gives nothing, `any` where it is not known. */
function givenBy(step: Step): readonly string[] | 'any' | undefined {
  switch (step.type) {
    case 'review':
    case 'inspect':
    case 'consult':
    case 'audit':
    case 'appeal':
      return ['outcome', 'by'];
    case 'wait':
      return step.signal === undefined ? undefined : ['signal', 'data', 'by'];
    case 'publish-notice':
      return NOTICE_COUNTS;
    case 'service':
      return 'any';
    default:
      return undefined;
  }
}

const environment = createEnvironment();

function resultsRead(text: string): Reference[] {
  if (!text.includes('results')) return [];
  try {
    return referencesOf(parseExpression(environment, text).ast).filter(({ name }) => name === 'results');
  } catch (error) {
    // What is malformed is reported where it is compiled.
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

/** Every `results.<step>` names a step that gives something, and what it gives. */
export function checkResults(definition: FormDefinition): DefinitionIssue[] {
  // Where results have types, the compiler knows every name below them; only what a step gives without any is left to say.
  const isTyped = findsOut(definition.steps);
  const nameOf = isTyped ? resultName : (id: string) => id;
  const steps = new Map(everyStep(definition).map(({ step }) => [nameOf(step.id), step]));
  const clocks = new Set((definition.clocks ?? []).map(({ id }) => nameOf(id)));
  const giving = [...clocks, ...[...steps].flatMap(([name, step]) => (givenBy(step) === undefined ? [] : [name]))];
  return [...stepExpressions(definition.steps), ...clockExpressions(definition.clocks)].flatMap(({ at, text }) =>
    resultsRead(text).flatMap(({ fields: [name, field] }) => {
      if (name === undefined) return [];
      const step = steps.get(name);
      const given = clocks.has(name) ? ['outcome', 'by'] : step && givenBy(step);
      if (isTyped && (step?.type !== 'wait' || workFormsOf(step).length > 0)) return [];
      if (!given) {
        const said = step ? `"${name}" gives no result` : `no step "${name}" gives a result`;
        const hint = nearestName(
          name,
          giving.filter((other) => other !== name),
        );
        return [problem(at, 'NO_RESULT', `${said}${hint === undefined ? listOf(giving) : ''}`, hint)];
      }
      if (field === undefined || given === 'any' || given.includes(field)) return [];
      return [
        problem(at, 'NO_RESULT', `"${name}" gives ${given.join(' and ')}, no "${field}"`, nearestName(field, given)),
      ];
    }),
  );
}
