import { everySchema } from '../answers/keywords.js';
import { choicesOf } from '../compose/options.js';
import type { Schema } from '../expression/schema.js';
import { FieldOptions, OPTIONS } from '../keywords/options.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';
import { problem } from './problem.js';

/** Choices from a table are those of a table that is there, one for each value, and no others beside them. */
export function checkOptions({ form: { schema: root }, tables = {} }: FormDefinition): DefinitionIssue[] {
  return everySchema(root, 'form.schema').flatMap(({ schema, path }) => {
    const { success, data } = FieldOptions.safeParse(schema[OPTIONS]);
    const at = `${path}.${OPTIONS}`;
    if (!success) return [];
    const table = Object.hasOwn(tables, data.table) ? tables[data.table] : undefined;
    if (!table) {
      const hint = nearestName(data.table, Object.keys(tables));
      return [problem(`${at}.table`, 'UNKNOWN_TABLE', `the type has no table "${data.table}" of its own`, hint)];
    }
    const names = Object.keys(table.columns);
    const labels = typeof data.label === 'string' ? { label: data.label } : data.label;
    const unknown = Object.entries({ value: data.value, ...labels })
      .filter(([, name]) => !names.includes(name))
      .map(([key, name]) => {
        const where = key === 'value' || key === 'label' ? key : `label.${key}`;
        const message = `the table "${data.table}" has no column "${name}"`;
        return problem(`${at}.${where}`, 'UNKNOWN_COLUMN', message, nearestName(name, names));
      });
    if (unknown.length > 0) return unknown;
    const against = reasonAgainst(schema, data, choicesOf(data, table).enum);
    return against === undefined ? [] : [problem(at, 'OPTIONS_VALUES', against)];
  });
}

function reasonAgainst(schema: Schema, { table, value }: FieldOptions, values: unknown): string | undefined {
  if (!Array.isArray(values)) return `no row of "${table}" has a "${value}"`;
  const twice = values.find((one, i) => values.indexOf(one) < i);
  if (twice !== undefined) return `"${String(twice)}" stands in two rows of "${table}"; each choice is one row`;
  const kind = schema.type === 'integer' ? 'number' : 'string';
  const strange = values.find((one) => typeof one !== kind);
  return strange === undefined ? undefined : `"${String(strange)}" is none of the field's type`;
}
