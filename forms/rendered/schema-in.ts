import { isCalculated } from '../agenda/calculated.js';
import type { Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import { type FormLanguage, labelIn, valuesOf, wordOf } from './words.js';

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a schema is what a field is, or what a choice brings in. */
type Position = 'field' | 'branch';

const conditions: ReadonlySet<string> = new Set(['if', 'not', 'contains', 'propertyNames']);
const branches: ReadonlySet<string> = new Set(['then', 'else', 'allOf', 'anyOf', 'oneOf']);
const holdOne: ReadonlySet<string> = new Set([
  ...['items', 'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'then', 'else'],
]);
const holdList: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const holdNamed: ReadonlySet<string> = new Set(['properties', '$defs', 'patternProperties']);
/** What stands in place now. Validators of other drafts stop at a dialect that they do not know. */
const spent: ReadonlySet<string> = new Set(['$schema', 'x-i18n', 'dependentSchemas', 'dependentRequired']);

const rendered: Record<FormLanguage, WeakMap<Schema, Schema>> = { fa: new WeakMap(), en: new WeakMap() };

/**
 * A form's schema as renderers of plain JSON Schema show it: titles and descriptions in one language and in their place, choices
 * as `oneOf` of `const` and `title`, suggestions as `examples`. It takes the same answers; worked out once.
 */
export function schemaIn({ form, title }: Pick<FormDefinition, 'form' | 'title'>, language: FormLanguage): Schema {
  const { schema } = form;
  const known = rendered[language].get(schema) ?? {
    ...render(schema, 'field', language),
    title: wordOf({ 'x-i18n': schema['x-i18n'] }, 'title', language) ?? title[language],
  };
  rendered[language].set(schema, known);
  return known;
}

function render(schema: Schema, position: Position, language: FormLanguage): Schema {
  const chosen = choices(schema, position, language);
  const replaced = 'oneOf' in chosen ? ['enum', 'const', 'x-labels'] : 'enum' in chosen ? ['const'] : [];
  const kept = Object.entries(schema)
    .filter(([key]) => !spent.has(key) && !replaced.includes(key))
    .map(([key, value]) => [key, renderBelow(key, value, position, language)]);
  const plain: Schema = Object.fromEntries(kept);
  return { ...plain, ...words(schema, language), ...conditional(schema, plain.allOf, language), ...chosen };
}

function renderBelow(key: string, value: unknown, position: Position, language: FormLanguage): unknown {
  // Nobody reads a condition, and it has to hold for the very same values.
  if (conditions.has(key)) return value;
  const one = (inner: unknown) =>
    isSchema(inner) ? render(inner, branches.has(key) ? 'branch' : position, language) : inner;
  if (holdOne.has(key)) return one(value);
  if (holdList.has(key) && Array.isArray(value)) return value.map(one);
  if (!holdNamed.has(key) || !isSchema(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, one(inner)]));
}

function words(schema: Schema, language: FormLanguage): Schema {
  const title = wordOf(schema, 'title', language);
  const description = wordOf(schema, 'description', language);
  const { examples, 'x-suggestions': suggestions } = schema;
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(Array.isArray(suggestions) && !Array.isArray(examples) && { examples: suggestions }),
    ...(isCalculated(schema) && { readOnly: true }),
  };
}

/** What a given field brings with it, as a condition: every draft and every renderer knows those. */
function conditional({ dependentSchemas, dependentRequired }: Schema, all: unknown, language: FormLanguage): Schema {
  const parts = [
    ...Object.entries(isSchema(dependentSchemas) ? dependentSchemas : {}).map(
      ([name, part]) => [name, isSchema(part) ? render(part, 'branch', language) : part] as const,
    ),
    ...Object.entries(isSchema(dependentRequired) ? dependentRequired : {}).map(
      ([name, required]) => [name, { required }] as const,
    ),
  ];
  if (parts.length === 0) return {};
  const given = parts.map(([name, part]) => ({ if: { required: [name] }, then: part }));
  return { allOf: [...(Array.isArray(all) ? all : []), ...given] };
}

/** A branch that only narrows the choices of a field keeps its `enum`: their titles are where the field is declared. */
function choices(schema: Schema, position: Position, language: FormLanguage): Schema {
  const isDeclared = position === 'field' || schema['x-labels'] !== undefined || schema.title !== undefined;
  const values = valuesOf(schema);
  if (!isDeclared || !values) return {};
  // A list of one means the same as `const`, which some renderers would fill in by themselves.
  if (values.length < 2 || schema.oneOf !== undefined || schema.anyOf !== undefined) return { enum: values };
  return { oneOf: values.map((value) => ({ const: value, title: labelIn(schema, value, language) })) };
}
