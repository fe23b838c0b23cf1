import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { problem } from './problem.js';
import { everyStep } from './step-lists.js';

/** A step's work differs only between generations that are offered. */
export function checkGenerations(definition: FormDefinition): DefinitionIssue[] {
  const { offered } = definition;
  return everyStep(definition).flatMap(({ step, path }) => {
    if (!('roleByGeneration' in step)) return [];
    return Object.keys(step.roleByGeneration ?? {}).flatMap((name) => {
      if (offered?.some((each) => each === name)) return [];
      const message = offered
        ? `no case of this type is of the generation ${name}; "offered" names ${offered.join(', ')}`
        : `say with "offered" that cases of the generation ${name} are taken; without it all are worked on alike`;
      return [problem(`${path}.roleByGeneration.${name}`, 'GENERATION_NOT_OFFERED', message)];
    });
  });
}
