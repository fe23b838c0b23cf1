import { resolve, type Schema } from '../expression/schema.js';
import { innerSchemas } from './keywords.js';

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A branch may add fields, or more of a field; a condition asks nothing. */
const branches = ['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas'];
/** References deeper than this lead round in a circle. */
const deepest = 20;

/** Everything that the form may say of a place, whatever is chosen. */
export function saidOf(written: Schema, root: Schema, depth = 0): Schema[] {
  const schema = resolve(written, root);
  if (depth > deepest) return [schema];
  const inner = innerSchemas(schema, '').filter(({ key }) => branches.includes(key));
  return [schema, ...inner.flatMap((part) => saidOf(part.schema, root, depth + 1))];
}

/** Everything that it may say of a place below, which `wanted` finds in each schema. */
export function below(said: readonly Schema[], root: Schema, wanted: (schema: Schema) => unknown): Schema[] {
  return said.flatMap((schema) => {
    const inner = wanted(schema);
    return isObject(inner) ? saidOf(inner, root) : [];
  });
}

/** Everything that it may say of a field. */
export const ofField = (said: readonly Schema[], root: Schema, name: string): Schema[] =>
  below(said, root, ({ properties }) =>
    isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined,
  );

/** The fields that may be asked there. */
export const fieldNames = (said: readonly Schema[]): string[] => [
  ...new Set(said.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : []))),
];
