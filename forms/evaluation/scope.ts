import type { Environment } from '@marcbachmann/cel-js';
import { createEnvironment } from '../expression/environment.js';
import type { Schema } from '../expression/schema.js';
import { listShape, optionalShape, recordShape, type Shape, scalarShape, schemaShape } from '../expression/shape.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook, Table } from '../language/rulebook.js';
import type { LocalizedText } from '../language/text.js';
import { variableTitles } from '../messages/evaluation.js';
import { plotTitles } from '../messages/grant.js';
import { nearestName } from '../nearest.js';
import { registerSchemas } from '../rulebook/registers.js';
import { findsOut } from '../work-forms.js';
import { resultsShape } from './results-shape.js';

/** The variable with the facts about a plot. */
export const PLOT = 'plot';

/** The variables that the expressions of a definition with its rulebook may name, and their types. */
export interface Scope {
  env: Environment;
  variables: Map<string, Shape>;
  /** titles of the looked-up registers, by the lookup's name */
  registers: Map<string, LocalizedText>;
  issues: DefinitionIssue[];
}

const text = scalarShape('string');

/** What a tariff value is by the way it is written: `"0.03"` a decimal, `"1386/12/29"` a day, `20000` a whole number. */
function tariffShape(value: unknown): Shape {
  if (Array.isArray(value)) return listShape(tariffShape(value[0]));
  if (typeof value === 'boolean') return scalarShape('bool');
  if (typeof value === 'number') return scalarShape('int');
  const date = scalarShape('date');
  if (date.read(value) !== undefined) return date;
  const decimal = scalarShape('decimal');
  return decimal.read(value) === undefined ? text : decimal;
}

export function columnShape(type: string): Shape {
  if (type.endsWith('?')) return optionalShape(columnShape(type.slice(0, -1)));
  const item = /^list<(.*)>$/.exec(type)?.[1];
  return item ? listShape(scalarShape(item)) : scalarShape(type);
}

function tableShape(env: Environment, name: string, table: Table): Shape {
  const columns = Object.entries(table.columns).map(([column, type]) => [column, columnShape(type)] as const);
  return { ...listShape(recordShape(env, `tables.${name}`, new Map(columns))), label: table.title };
}

const fieldsOf = <T>(entries: Record<string, T>, shapeOf: (entry: T, name: string) => Shape) =>
  new Map(Object.entries(entries).map(([name, entry]) => [name, shapeOf(entry, name)]));

function policyShape({ values, default: usual, title }: Rulebook['policies'][string]): Shape {
  return { type: 'string', read: (json) => values.find((value) => value === json) ?? usual, label: title };
}

const maybe = (type: string, label: LocalizedText) => ({ ...optionalShape(scalarShape(type)), label });
const representative = {
  officeId: maybe('string', variableTitles.officeId),
  approved: maybe('bool', variableTitles.approved),
  mandateActive: maybe('bool', variableTitles.mandateActive),
};

/** What every case has, whatever its type. */
const caseVariables: Record<string, Shape> = {
  documents: { ...listShape(text), label: variableTitles.documents },
  required: { ...listShape(text), label: variableTitles.required },
  cleared: { ...listShape(text), label: variableTitles.cleared },
  asOf: { ...scalarShape('date'), label: variableTitles.asOf },
  generation: { ...text, label: variableTitles.generation },
  permitType: { ...text, label: variableTitles.permitType },
};

/** What the installation says of the plot: cases under way beside this one, and permits, whoever granted them. */
function plotShape(env: Environment): Shape {
  const fields = (entries: Record<string, string>) =>
    new Map(
      Object.entries(entries).map(([name, type]) => [
        name,
        type.endsWith('?') ? optionalShape(scalarShape(type.slice(0, -1))) : scalarShape(type),
      ]),
    );
  const openCase = fields({ reference: 'string', permitType: 'string', status: 'string', filed: 'date?' });
  const permit = fields({ number: 'string', permitType: 'string', status: 'string', issued: 'date?', expiry: 'date?' });
  const openCases = listShape(recordShape(env, 'plot.openCases', openCase));
  const permits = listShape(recordShape(env, 'plot.permits', permit));
  return recordShape(
    env,
    PLOT,
    new Map([
      ['openCases', { ...openCases, label: plotTitles.openCases }],
      ['permits', { ...permits, label: plotTitles.permits }],
    ]),
  );
}

/** A name that a definition or its rulebook has given to something of its own stays theirs. */
const isTaken = (name: string, { registers, facts }: FormDefinition, rulebook: Rulebook): boolean =>
  [...registers, ...facts, ...rulebook.facts].some((own) => own.name === name);

/** A register's schema with the fields that a lookup reads beside its own, which stay as they are. */
const withFields = (schema: Schema, fields: Record<string, Schema> = {}): Schema => ({
  ...schema,
  properties: { ...fields, ...(schema.properties as Schema | undefined) },
});

const listOf = (one: Shape): Shape => ({ ...listShape(one), ...(one.label && { label: one.label }) });

/** Types of everything that is known before any fact: the answers, the registers, the documents, the rulebook's tables. */
export function createScope(definition: FormDefinition, rulebook: Rulebook): Scope {
  const env = createEnvironment();
  const scope: Scope = { env, variables: new Map(), registers: new Map(), issues: [] };
  const add = (path: string, name: string, shape: () => Shape) => {
    try {
      const made = shape();
      env.registerVariable(name, made.type);
      scope.variables.set(name, made);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      scope.issues.push({ path, code: 'SCHEMA_TYPE', message, severity: 'error' });
      if (!env.hasVariable(name)) env.registerVariable(name, 'dyn');
    }
  };
  for (const [name, shape] of Object.entries(caseVariables)) add(name, name, () => shape);
  const record = (path: string, name: string, fields: () => Map<string, Shape>) =>
    add(path, name, () => recordShape(env, name, fields()));
  record('representative', 'representative', () => new Map(Object.entries(representative)));
  record('rulebook.tariff', 'tariff', () =>
    fieldsOf(rulebook.tariff, ({ title, value }) => ({ ...tariffShape(value), label: title })),
  );
  record('rulebook.tables', 'tables', () => fieldsOf(rulebook.tables, (table, name) => tableShape(env, name, table)));
  record('rulebook.policies', 'policy', () => fieldsOf(rulebook.policies, policyShape));
  record('registers', 'registers', () => new Map(definition.registers.map(({ name }) => [name, text])));
  if (!isTaken(PLOT, definition, rulebook)) {
    add(PLOT, PLOT, () => plotShape(env));
    scope.registers.set(PLOT, plotTitles.plot);
  }
  add('form.schema', 'answers', () => schemaShape(env, 'answers', definition.form.schema));
  const schemas: Record<string, Schema> = { ...registerSchemas, ...rulebook.registers };
  definition.registers.forEach(({ name, register, fields, each }, i) => {
    const schema = Object.hasOwn(schemas, register) ? schemas[register] : undefined;
    if (!schema) {
      const hint = nearestName(register, Object.keys(schemas));
      const message = `there is no register "${register}"; there are ${Object.keys(schemas).join(', ')}`;
      scope.issues.push({
        path: `registers[${i}].register`,
        code: 'UNKNOWN_REGISTER',
        message,
        severity: 'error',
        hint,
      });
      return;
    }
    const ofOne = () => schemaShape(env, name, withFields(schema, fields));
    add(`registers[${i}]`, name, () => (each === undefined ? ofOne() : listOf(ofOne())));
    scope.registers.set(name, scope.variables.get(name)?.label ?? { fa: register, en: register });
  });
  // Where nobody fills in a form on a step, results have no types, and are known to the conditions of steps alone.
  if (findsOut(definition.steps)) add('steps', 'results', () => resultsShape(env, definition.steps, definition.clocks));
  return scope;
}
