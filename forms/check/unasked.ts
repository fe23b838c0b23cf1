import { type ConditionalField, conditionalFields } from '../agenda/conditional-fields.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { problem } from './problem.js';
import { createReader } from './reads.js';
import { feesOf, rulesOf } from './rulebook-parts.js';

interface Part {
  path: string;
  name: string;
  texts: (string | undefined)[];
}

/** Every expression of a rule that decides its verdict, and every one of a fee that decides its amount. */
function partsOf(definition: FormDefinition, rulebook: Rulebook): Part[] {
  const rules = rulesOf(definition, rulebook).map(({ path, rule, own }) => ({
    path: own ? `${path}.pass` : path,
    name: rule.id,
    texts: [rule.when, rule.applies, rule.lacking, rule.pass, rule.warnWhen],
  }));
  const fees = feesOf(definition, rulebook).map(({ path, fee, own }) => ({
    path: own ? `${path}.amount` : path,
    name: fee.code,
    texts: [fee.when, fee.amount],
  }));
  return [...rules, ...fees];
}

const isWithin = (path: readonly string[], outer: readonly string[]) => outer.every((name, i) => path[i] === name);

/**
 * A rule or fee that reads what the form may leave unasked either says at that place what then holds, or asks somewhere the
 * answer that decides whether it is asked.
 */
export function checkUnasked(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const conditional = conditionalFields(definition.form.schema);
  if (conditional.length === 0) return [];
  const readAll = createReader(definition, rulebook);
  return partsOf(definition, rulebook).flatMap(({ path, name, texts }) => {
    const reads = readAll(texts).flatMap(({ path: [variable, ...field], isProvided }) =>
      variable === 'answers' ? [{ field, isProvided }] : [],
    );
    const asks = (decider: string) => reads.some(({ field }) => isWithin(field, decider.split('.')));
    const unsaid = (field: ConditionalField) =>
      !field.decidedBy.some(asks) && reads.some((read) => !read.isProvided && isWithin(read.field, field.path));
    return conditional.filter(unsaid).map(({ path: field, decidedBy }) => {
      const message = `"${name}" reads answers.${field.join('.')}, which some answers to ${decidedBy.join(' or ')} leave unasked; say what then holds`;
      return problem(path, 'UNASKED_READ', message);
    });
  });
}
