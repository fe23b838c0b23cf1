import { patternOf } from '../expression/pattern.js';
import type { Schema } from '../expression/schema.js';
import { isSchema, type Voices } from './voices.js';

/** `stray` is a field that the form knows nothing of, whatever is chosen. */
export type Relevance = 'needed' | 'optional' | 'unasked' | 'stray';

const propertyIn = (schema: Schema, name: string): unknown =>
  isSchema(schema.properties) && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
const requires = (schema: Schema, name: string) => Array.isArray(schema.required) && schema.required.includes(name);

/** `{ not: { required: ["pool"] } }` and `{ properties: { pool: false } }` both say that there must be none. */
const forbids = (schema: Schema, name: string) =>
  propertyIn(schema, name) === false || (isSchema(schema.not) && requires(schema.not, name));

function matches({ patternProperties }: Schema, name: string): Schema[] {
  if (!isSchema(patternProperties)) return [];
  return Object.entries(patternProperties).flatMap(([pattern, inner]) =>
    isSchema(inner) && patternOf(pattern).matcher(name).find() ? [inner] : [],
  );
}

const anything: Schema = {};

/** What a schema says of a field by its name, by a pattern of names, or of all the others. */
export function schemasFor(schema: Schema, name: string): Schema[] {
  const named = propertyIn(schema, name);
  const own = named === true ? [anything] : [named].filter(isSchema);
  const said = [...own, ...matches(schema, name)];
  if (said.length > 0 || named === false) return said;
  return schema.additionalProperties === true ? [anything] : [schema.additionalProperties].filter(isSchema);
}

/**
 * Whether a field is asked. What a branch requires, or alone declares, is asked where that branch is taken; a branch that
 * only narrows a field changes nothing of whether it is asked.
 */
export function relevanceOf({ heard, silent }: Pick<Voices, 'heard' | 'silent'>, name: string): Relevance {
  if (heard.some(({ schema }) => forbids(schema, name))) return 'unasked';
  if (heard.some(({ schema }) => requires(schema, name))) return 'needed';
  const declaring = heard.filter(({ schema }) => schemasFor(schema, name).length > 0);
  if (declaring.some(({ sure }) => !sure)) return 'optional';
  if (silent.some((schema) => requires(schema, name))) return 'unasked';
  if (declaring.length > 0) return 'optional';
  return silent.some((schema) => propertyIn(schema, name) !== undefined) ? 'unasked' : 'stray';
}
