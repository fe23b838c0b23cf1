import type { Schema } from '../expression/schema.js';

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keywords that hold one schema, a list of schemas, or schemas by name. */
const holdOne = [
  ...['items', 'contains', 'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'propertyNames'],
  ...['not', 'if', 'then', 'else'],
];
const holdList = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const holdNamed = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];

/** Every keyword a form's schema may use, beside its own that begin with `x-`. */
export const keywords: ReadonlySet<string> = new Set([
  ...holdOne,
  ...holdList,
  ...holdNamed,
  ...['$schema', '$id', '$ref', '$anchor', '$comment', 'title', 'description', 'default', 'examples', 'deprecated'],
  ...['readOnly', 'writeOnly', 'type', 'enum', 'const', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum'],
  ...['exclusiveMinimum', 'maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'maxContains'],
  ...['minContains', 'maxProperties', 'minProperties', 'required', 'dependentRequired', 'format'],
  ...['formatMinimum', 'formatMaximum', 'formatExclusiveMinimum', 'formatExclusiveMaximum', 'contentMediaType'],
]);

/** A schema inside a form's schema. `declares` where it is what a field is, not a condition on it. */
export interface PlacedSchema {
  schema: Schema;
  path: string;
  declares: boolean;
}

/** The schema and every schema inside it. */
export function everySchema(schema: Schema, path: string, declares = true): PlacedSchema[] {
  const inside = Object.entries(schema).flatMap(([key, value]): PlacedSchema[] => {
    const below = (inner: unknown, at: string, plain: boolean) =>
      isSchema(inner) ? everySchema(inner, at, declares && plain) : [];
    if (holdOne.includes(key)) return below(value, `${path}.${key}`, key === 'items');
    if (holdList.includes(key) && Array.isArray(value)) {
      return value.flatMap((inner, i) => below(inner, `${path}.${key}[${i}]`, false));
    }
    if (holdNamed.includes(key) && isSchema(value)) {
      const plain = key === 'properties' || key === '$defs';
      return Object.entries(value).flatMap(([name, inner]) => below(inner, `${path}.${key}.${name}`, plain));
    }
    return [];
  });
  return [{ schema, path, declares }, ...inside];
}
