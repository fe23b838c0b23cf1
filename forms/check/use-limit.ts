import { propertiesOf, resolve, type Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { unknownName } from './problem.js';

/** The answer that a use limit goes by is a field of the form, and its limits are among the field's values. */
export function checkUseLimit({ useLimit, form }: FormDefinition): DefinitionIssue[] {
  if (!useLimit) return [];
  const root: Schema = form.schema;
  let field = root;
  for (const [i, name] of useLimit.answer.entries()) {
    const fields = propertiesOf(resolve(field, root), root);
    const next = fields.get(name);
    if (!next) return [unknownName(`useLimit.answer[${i}]`, 'field', name, fields.keys())];
    field = next.schema;
  }
  const { enum: listed } = resolve(field, root);
  if (!Array.isArray(listed)) return [];
  const values = listed.map(String);
  return Object.keys(useLimit.limits)
    .filter((value) => !values.includes(value))
    .map((value) => unknownName(`useLimit.limits.${value}`, 'value', value, values));
}
