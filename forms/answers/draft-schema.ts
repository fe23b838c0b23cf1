import type { Schema } from '../expression/schema.js';

/** What makes answers complete, which a draft need not be. */
const completeness: ReadonlySet<string> = new Set([
  ...['required', 'dependentRequired', 'minItems', 'minProperties', 'contains', 'minContains', 'maxContains'],
  ...['if', 'then', 'else', 'dependentSchemas', 'unevaluatedProperties', 'unevaluatedItems'],
]);

function relaxed(value: unknown, names: boolean): unknown {
  if (Array.isArray(value)) return value.map((inner) => relaxed(inner, false));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, inner]) => {
    if (names) return true;
    return !completeness.has(key) && !(key === 'const' && inner === true);
  });
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      if (!names && ['enum', 'const', 'default', 'examples'].includes(key)) return [key, inner];
      return [key, relaxed(inner, !names && ['properties', '$defs', 'patternProperties'].includes(key))];
    }),
  );
}

const known = new WeakMap<Schema, Schema>();

/** The schema that a draft is held to: every value given is right, but nothing need be given. */
export function draftSchemaOf(schema: Schema): Schema {
  const draft = known.get(schema) ?? (relaxed(schema, false) as Schema);
  known.set(schema, draft);
  return draft;
}
