import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import type { Range } from '../ranges/range.js';
import { createRanges } from './known-ranges.js';
import { rolesOf } from './names.js';
import { problem } from './problem.js';
import { feesOf, rulesOf } from './rulebook-parts.js';
import { everyStep } from './step-lists.js';

const never = (range: Range) => range.kind === 'bool' && !range.canHold;
const always = (range: Range) => range.kind === 'bool' && !range.canFail;

/** Checks that come out the same and steps that are passed over whatever people state. */
export function checkForegone(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const rangeOf = createRanges(definition, rulebook);
  const rules = rulesOf(definition, rulebook).flatMap(({ path, rule, own }) => {
    const at = own ? `${path}.pass` : path;
    const result = rangeOf(rule.pass);
    // A check that lists what is lacking fails by that list, and its `pass` may well be true.
    if (always(result) && rule.lacking === undefined) {
      return [problem(at, 'CHECK_NEVER_FAILS', `"${rule.id}" passes whatever the form lets people state`)];
    }
    return never(result)
      ? [problem(at, 'CHECK_ALWAYS_FAILS', `"${rule.id}" fails whatever the form lets people state`)]
      : [];
  });
  const steps = everyStep(definition).flatMap(({ step, path }) =>
    step.when !== undefined && never(rangeOf(step.when))
      ? [problem(`${path}.when`, 'STEP_ALWAYS_SKIPPED', `this never holds, so "${step.id}" is always passed over`)]
      : [],
  );
  return [...rules, ...steps];
}

const isNothing = /^(?:none|unknown|n\/?a|tbd|ندارد|نامشخص|بدون مبنا)$/i;

/** Every charge rests on a law or by-law that its basis names. */
export function checkBases(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  return feesOf(definition, rulebook).flatMap(({ path, fee, own }) => {
    const basis = fee.basis.trim();
    const letters = basis.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (letters >= 3 && !isNothing.test(basis)) return [];
    const message = `"${fee.code}" is charged on the basis "${basis}", which names no law or by-law`;
    return [problem(own ? `${path}.basis` : path, 'FEE_WITHOUT_BASIS', message)];
  });
}

/** Every role that has work to do is held by somebody. */
export function checkHeldRoles(definition: FormDefinition, known: readonly string[], held: readonly string[]) {
  return everyStep(definition).flatMap(({ step, path }) =>
    rolesOf(step)
      .filter(({ role }) => known.includes(role) && !held.includes(role))
      .map(({ key, role }) =>
        problem(`${path}.${key}`, 'ROLE_NOT_HELD', `nobody holds the role "${role}"; give it to somebody first`),
      ),
  );
}
