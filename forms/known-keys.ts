import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Part = JsonSchema | boolean | undefined;

const printed = new WeakMap<z.ZodType, JsonSchema>();

function schemaOf(type: z.ZodType): JsonSchema {
  const schema = printed.get(type) ?? z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
  printed.set(type, schema);
  return schema;
}

/** A schema with the alternatives that the value's `type` leaves open. */
function alternatives(schema: Part, value: unknown): JsonSchema[] {
  if (typeof schema !== 'object') return [];
  const named = schema.properties?.type;
  const type = typeof named === 'object' ? named.const : undefined;
  if (type !== undefined && (value as { type?: unknown } | null)?.type !== type) return [];
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => alternatives(part as Part, value))];
}

function below(schema: JsonSchema, key: PropertyKey): Part {
  if (typeof key === 'number') return Array.isArray(schema.items) ? undefined : (schema.items as Part);
  return (schema.properties?.[String(key)] ?? schema.additionalProperties) as Part;
}

/** The names that a record at `path` may hold, so that a mistyped one can be put right. */
export function knownKeys(type: z.ZodType, root: unknown, path: readonly PropertyKey[]): string[] {
  let value = root;
  let schemas = alternatives(schemaOf(type), value);
  for (const key of path) {
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
    schemas = schemas.flatMap((schema) => alternatives(below(schema, key), value));
  }
  return schemas.flatMap((schema) => Object.keys(schema.properties ?? {}));
}
