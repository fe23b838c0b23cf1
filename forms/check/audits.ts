import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { problem } from './problem.js';
import { everyStep } from './step-lists.js';

/** Effects of audits that could not be had. */
export function checkAudits(definition: FormDefinition): DefinitionIssue[] {
  const types = new Set(everyStep(definition).map(({ step }) => step.type));
  return everyStep(definition).flatMap(({ step, path }) => {
    if (step.type !== 'audit') return [];
    const wrong = (key: string, message: string) => [problem(`${path}.${key}`, 'AUDIT_EFFECT', message)];
    const { onReject, referTo } = step;
    if (onReject === 'refer' && referTo === undefined)
      return wrong('onReject', 'it refers to nobody; name the role in "referTo"');
    if (onReject !== 'refer' && referTo !== undefined)
      return wrong('referTo', 'only "onReject": "refer" gives a finding to somebody');
    if (onReject === 'reopen' && !types.has('review'))
      return wrong('onReject', 'there is no review whose role could look at the case again; use "refer"');
    if (onReject !== undefined && !types.has('issue'))
      return wrong('onReject', 'no step grants a permit, so there is none that this could touch');
    return [];
  });
}
