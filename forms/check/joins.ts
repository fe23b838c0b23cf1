import { asksEntries } from '../bodies.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { problem, unknownName } from './problem.js';
import { everyStep } from './step-lists.js';

/** Nothing waits for more branches or answers than there are. */
export function checkCounts(definition: FormDefinition): DefinitionIssue[] {
  return everyStep(definition).flatMap(({ step, path }) => {
    if (
      step.type === 'parallel' &&
      step.each === undefined &&
      typeof step.join === 'number' &&
      step.join > step.branches.length
    ) {
      const message = `${step.join} branches are waited for, but there are ${step.branches.length}`;
      return [problem(`${path}.join`, 'JOIN_TOO_LARGE', message)];
    }
    if (
      step.type === 'consult' &&
      step.needed !== undefined &&
      !asksEntries(step) &&
      step.needed > step.bodies.length
    ) {
      const message = `${step.needed} answers are waited for, but ${step.bodies.length} bodies are asked`;
      return [problem(`${path}.needed`, 'NEEDED_TOO_LARGE', message)];
    }
    return [];
  });
}

/** Whoever a rule refers a case to is asked by the consult step that referrals go to. */
export function checkReferrals(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const steps = everyStep(definition).map(({ step }) => step);
  const asked = steps.flatMap((step) => {
    if (step.type !== 'analyze') return [];
    const target = steps.find(({ id }) => id === step.onReferral);
    return target?.type === 'consult' ? target.bodies.map(({ id }) => id) : [];
  });
  const named = definition.rules.map((used, i) => {
    const rule = typeof used === 'string' ? rulebook.rules.find(({ id }) => id === used) : used;
    return { onFail: rule?.onFail, path: `rules[${i}]` };
  });
  return [...named, { onFail: definition.grant?.base?.onFail, path: 'grant.base.onFail' }].flatMap(
    ({ onFail = 'block', path }) => {
      if (onFail === 'block' || asked.includes(onFail.refer)) return [];
      const { refer } = onFail;
      if (asked.length > 0) return [unknownName(path, 'body', refer, asked)];
      const message = `it refers to "${refer}", but no analyze step has an onReferral that leads to a consult step`;
      return [problem(path, 'NO_REFERRAL_STEP', message)];
    },
  );
}
