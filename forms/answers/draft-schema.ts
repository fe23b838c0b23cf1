import type { Schema } from '../expression/schema.js';

/** What makes answers complete, which a draft need not be. */
const completeness: ReadonlySet<string> = new Set([
  ...['required', 'dependentRequired', 'minItems', 'minProperties', 'contains', 'minContains', 'maxContains'],
  ...['if', 'then', 'else', 'dependentSchemas', 'unevaluatedProperties', 'unevaluatedItems'],
]);

type Drops = (keyword: string, value: unknown) => boolean;

/** A schema without some of its keywords, wherever they stand; fields that are called as a keyword is stay. */
export function withoutKeywords(value: unknown, drops: Drops, isByName = false): unknown {
  if (Array.isArray(value)) return value.map((inner) => withoutKeywords(inner, drops));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, inner]) => isByName || !drops(key, inner));
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      if (!isByName && ['enum', 'const', 'default', 'examples'].includes(key)) return [key, inner];
      const named = !isByName && ['properties', '$defs', 'patternProperties'].includes(key);
      return [key, withoutKeywords(inner, drops, named)];
    }),
  );
}

const known = new WeakMap<Schema, Schema>();

/** The schema that a draft is held to: every value given is right, but nothing need be given. */
export function draftSchemaOf(schema: Schema): Schema {
  const drops: Drops = (key, value) => completeness.has(key) || (key === 'const' && value === true);
  const draft = known.get(schema) ?? (withoutKeywords(schema, drops) as Schema);
  known.set(schema, draft);
  return draft;
}
