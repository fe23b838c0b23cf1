import { everySchema } from '../answers/keywords.js';
import { choicesOf } from '../compose/options.js';
import type { Schema } from '../expression/schema.js';
import { areOfRegister, areOfTable, FieldOptions } from '../keywords/options.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { nearestName } from '../nearest.js';
import { labelColumns, OPTIONS, type RegisterOptions, type TableOptions } from '../options-of-fields.js';
import { markedKind } from '../personal.js';
import { registerSchemas } from '../rulebook/registers.js';
import { problem } from './problem.js';

/** A field of a form that says where its choices come from. */
interface Placed<Options> {
  schema: Schema;
  at: string;
  options: Options;
}

const optionsIn = ({ form }: FormDefinition): Placed<FieldOptions>[] =>
  everySchema(form.schema, 'form.schema').flatMap(({ schema, path }) => {
    const { data } = FieldOptions.safeParse(schema[OPTIONS]);
    return data ? [{ schema, at: `${path}.${OPTIONS}`, options: data }] : [];
  });

/** What a column is named for, as it is written in `x-options`. */
const labelPlaces = (options: FieldOptions): [string, string][] =>
  typeof options.label === 'string'
    ? [['label', options.label]]
    : Object.entries(labelColumns(options)).map(([tag, name]) => [`label.${tag}`, name]);

/** Choices from a table are those of a table that is there, one for each value, and no others beside them. */
export const checkOptions = (definition: FormDefinition): DefinitionIssue[] =>
  optionsIn(definition).flatMap(({ schema, at, options }) =>
    areOfTable(options) ? checkTable(definition, { schema, at, options }) : [],
  );

function checkTable({ tables = {} }: FormDefinition, { schema, at, options }: Placed<TableOptions>): DefinitionIssue[] {
  const table = Object.hasOwn(tables, options.table) ? tables[options.table] : undefined;
  if (!table) {
    const hint = nearestName(options.table, Object.keys(tables));
    return [problem(`${at}.table`, 'UNKNOWN_TABLE', `the type has no table "${options.table}" of its own`, hint)];
  }
  const names = Object.keys(table.columns);
  const unknown = [['value', options.value] as const, ...labelPlaces(options)]
    .filter(([, name]) => !names.includes(name))
    .map(([where, name]) => {
      const message = `the table "${options.table}" has no column "${name}"`;
      return problem(`${at}.${where}`, 'UNKNOWN_COLUMN', message, nearestName(name, names));
    });
  if (unknown.length > 0) return unknown;
  const against = reasonAgainst(schema, options, choicesOf(options, table).enum);
  return against === undefined ? [] : [problem(at, 'OPTIONS_VALUES', against)];
}

function reasonAgainst(schema: Schema, { table, value }: TableOptions, values: unknown): string | undefined {
  if (!Array.isArray(values)) return `no row of "${table}" has a "${value}"`;
  const twice = values.find((one, i) => values.indexOf(one) < i);
  if (twice !== undefined) return `"${String(twice)}" stands in two rows of "${table}"; each choice is one row`;
  const kind = schema.type === 'integer' ? 'number' : 'string';
  const strange = values.find((one) => typeof one !== kind);
  return strange === undefined ? undefined : `"${String(strange)}" is none of the field's type`;
}

/** Choices from a register are those of a register that is there, may be shown to everybody, and is found by its key. */
export function checkRegisterOptions(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const registers: Record<string, Schema> = { ...registerSchemas, ...rulebook.registers };
  return optionsIn(definition).flatMap(({ schema, at, options }) =>
    areOfRegister(options) ? checkRegister(registers, { schema, at, options }) : [],
  );
}

function checkRegister(
  registers: Record<string, Schema>,
  { schema, at, options }: Placed<RegisterOptions>,
): DefinitionIssue[] {
  const { register } = options;
  const named = Object.hasOwn(registers, register) ? registers[register] : undefined;
  if (!named) {
    const message = `there is no register "${register}"`;
    return [problem(`${at}.register`, 'UNKNOWN_REGISTER', message, nearestName(register, Object.keys(registers)))];
  }
  const theirs = whoseIt(named);
  if (theirs) return [problem(`${at}.register`, 'OPTIONS_REGISTER', `the records of "${register}" are ${theirs}`)];
  const fields = Object.keys((named.properties ?? {}) as object);
  const unknown = labelPlaces(options)
    .filter(([, name]) => !fields.includes(name))
    .map(([where, name]) => {
      const message = `the register "${register}" has no field "${name}"`;
      return problem(`${at}.${where}`, 'UNKNOWN_COLUMN', message, nearestName(name, fields));
    });
  if (unknown.length > 0) return unknown;
  if (schema.type === 'string' && schema.enum === undefined && schema['x-suggestions'] === undefined) return [];
  const said = `keys of "${register}" are texts, and the register alone names the choices`;
  return [problem(at, 'OPTIONS_VALUES', said)];
}

/** What every search would tell everybody, or could not find again. */
function whoseIt(register: Schema): string | undefined {
  const inside = everySchema(register, '');
  if (inside.some(({ schema }) => markedKind(schema) !== undefined)) return 'of persons';
  const fields = Object.keys((register.properties ?? {}) as object);
  if (fields.some((name) => ['owners', 'holders', 'holder'].includes(name))) return 'of persons';
  if (fields.includes('nosaziCode')) return 'of plots, and kept for their owners';
  return typeof register['x-key'] === 'string' ? undefined : 'found by no key';
}
