import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rule } from '../language/rule.js';
import type { Rulebook } from '../language/rulebook.js';
import { unknownName } from './problem.js';

/** A document's code looked for among those attached or required: `"STRENGTH_LETTER" in documents`. */
const lookedFor = /(["'])([A-Z][A-Z0-9_-]*)\1\s+in\s+(?:documents|required)\b/g;

function documentsIn(texts: (string | undefined)[]): string[] {
  return texts.flatMap((text) => [...(text ?? '').matchAll(lookedFor)].flatMap(([, , code]) => code ?? []));
}

function inRule(rule: Rule): string[] {
  return documentsIn([rule.when, rule.applies, rule.lacking, rule.pass, rule.warnWhen, rule.actual, rule.limit]);
}

/** Every document that a rule or fact asks for can be attached. */
export function checkDocuments(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const known = definition.documents.map(({ code }) => code);
  const asked = [
    ...definition.facts.map((fact, i) => ({ path: `facts[${i}].value`, codes: documentsIn([fact.value]) })),
    ...definition.rules.map((used, i) => {
      const rule = typeof used === 'string' ? rulebook.rules.find(({ id }) => id === used) : used;
      return { path: `rules[${i}]`, codes: rule ? inRule(rule) : [] };
    }),
  ];
  return asked.flatMap(({ path, codes }) =>
    [...new Set(codes)]
      .filter((code) => !known.includes(code))
      .map((code) => unknownName(path, 'document', code, known)),
  );
}
