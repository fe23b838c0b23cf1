import { everySchema } from '../answers/keywords.js';
import { resolve, type Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';
import { problem } from './problem.js';

/** The values that a field offers, as texts; undefined where it takes any. */
function offeredBy(written: Schema, root: Schema): string[] | undefined {
  const { enum: values, const: only, type, 'x-suggestions': suggested } = resolve(written, root);
  const offered = [values, suggested].filter(Array.isArray).flat();
  if (offered.length > 0) return offered.map(String);
  if (only !== undefined) return [String(only)];
  return type === 'boolean' ? ['true', 'false'] : undefined;
}

/** Labels are of values that the field offers: by `enum` those and no other, by `x-suggestions` those or another. */
export function checkLabels({ form: { schema: root } }: FormDefinition): DefinitionIssue[] {
  return everySchema(root, 'form.schema').flatMap(({ schema, path }) => {
    const labels = schema['x-labels'];
    if (typeof labels !== 'object' || labels === null) return [];
    const offered = offeredBy(schema, root);
    if (!offered) {
      const message = 'labels need values: an `enum`, or `x-suggestions` where another text may be given as well';
      return [problem(`${path}.x-labels`, 'LABEL_WITHOUT_VALUE', message)];
    }
    return Object.keys(labels)
      .filter((value) => !offered.includes(value))
      .map((value) => {
        const hint = nearestName(value, offered);
        const meant = hint ? `; did you mean "${hint}"?` : '';
        return problem(
          `${path}.x-labels.${value}`,
          'LABEL_WITHOUT_VALUE',
          `the field offers no "${value}"${meant}`,
          hint,
        );
      });
  });
}
