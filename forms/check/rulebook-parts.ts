import type { FormDefinition } from '../language/definition.js';
import type { Fee, Rule } from '../language/rule.js';
import type { Rulebook } from '../language/rulebook.js';

/** The rules of a definition, its own and those it takes from the rulebook by name. */
export function rulesOf(definition: FormDefinition, rulebook: Rulebook): { path: string; rule: Rule; own: boolean }[] {
  return definition.rules.flatMap((written, i) => {
    const own = typeof written !== 'string';
    const rule = own ? written : rulebook.rules.find(({ id }) => id === written);
    return rule ? [{ path: `rules[${i}]`, rule, own }] : [];
  });
}

/** The fee lines of a definition, as `rulesOf`. */
export function feesOf(definition: FormDefinition, rulebook: Rulebook): { path: string; fee: Fee; own: boolean }[] {
  return definition.fees.flatMap((written, i) => {
    const own = typeof written !== 'string';
    const fee = own ? written : rulebook.fees.find(({ code }) => code === written);
    return fee ? [{ path: `fees[${i}]`, fee, own }] : [];
  });
}
