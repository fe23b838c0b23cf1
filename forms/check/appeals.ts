import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { problem } from './problem.js';
import { everyStep } from './step-lists.js';

/** Appeals that nobody decides, or that could bring nothing about. */
export function checkAppeals(definition: FormDefinition): DefinitionIssue[] {
  const types = new Set(everyStep(definition).map(({ step }) => step.type));
  return everyStep(definition).flatMap(({ step, path }) => {
    if (step.type !== 'appeal') return [];
    const wrong = (key: string, message: string) => [problem(`${path}.${key}`, 'APPEAL_EFFECT', message)];
    const { by = 'applicant', role, annuls, suspends, next, of } = step;
    const grants = types.has('issue') && of.includes('ISSUED');
    if (role === undefined && by === 'applicant')
      return wrong('role', 'nobody decides it; name who does, or in "by" the authority whose order it is');
    if (role === undefined && step.outcomes !== undefined)
      return wrong('outcomes', 'an order is carried out, and nothing is decided; name who decides in "role"');
    if ((annuls || suspends) && !grants)
      return wrong(annuls ? 'annuls' : 'suspends', 'only of a case that ended as ISSUED there is a permit to touch');
    if (annuls && next !== undefined)
      return wrong('next', 'with "annuls" the case does not go on; name one of the two');
    if (!annuls && next === undefined && !types.has('analyze') && !types.has('calculate'))
      return wrong('next', 'there is nothing to work out anew; name the step at which the case goes on');
    return [];
  });
}
