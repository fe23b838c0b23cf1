import type { Schema } from '../expression/schema.js';
import { jsonSchemaWords } from '../keywords/json-schema.js';

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keywords that hold one schema, a list of schemas, or schemas by name. */
const holdOne = [
  ...['items', 'contains', 'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'propertyNames'],
  ...['not', 'if', 'then', 'else'],
];
const holdList = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const holdNamed = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];

/** Every keyword a form's schema may use, beside its own that begin with `x-`: those that say what they do. */
export const keywords: ReadonlySet<string> = new Set(Object.keys(jsonSchemaWords));

/** A schema inside a form's schema. `declares` where it is what a field is, not a condition on it. */
export interface PlacedSchema {
  schema: Schema;
  path: string;
  declares: boolean;
}

/** A schema directly inside another, and the keyword that holds it. */
export interface InnerSchema {
  key: string;
  schema: Schema;
  path: string;
}

/** The schemas directly inside one. */
export function innerSchemas(schema: Schema, path: string): InnerSchema[] {
  const as = (key: string, inner: unknown, at: string) => (isSchema(inner) ? [{ key, schema: inner, path: at }] : []);
  return Object.entries(schema).flatMap(([key, value]) => {
    if (holdOne.includes(key)) return as(key, value, `${path}.${key}`);
    if (holdList.includes(key) && Array.isArray(value)) {
      return value.flatMap((inner, i) => as(key, inner, `${path}.${key}[${i}]`));
    }
    if (!holdNamed.includes(key) || !isSchema(value)) return [];
    return Object.entries(value).flatMap(([name, inner]) => as(key, inner, `${path}.${key}.${name}`));
  });
}

/** Keywords whose schemas are what a field is; others are conditions on it. */
const declaring = ['items', 'properties', '$defs'];

/** The schema and every schema inside it. */
export function everySchema(schema: Schema, path: string, declares = true): PlacedSchema[] {
  const inside = innerSchemas(schema, path).flatMap((inner) =>
    everySchema(inner.schema, inner.path, declares && declaring.includes(inner.key)),
  );
  return [{ schema, path, declares }, ...inside];
}
