/** JSON Schema as far as it is walked here. */
export interface Schema {
  type?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Keyword {
  name: string;
  path: string;
  schema: Schema;
  needed: boolean;
}

/** An object of the language with its keywords. `path` as `steps[review].deadlines[]`. */
export interface Section {
  path: string;
  schema: Schema;
  keywords: Keyword[];
}

const alternatives = (schema: Schema): Schema[] => schema.anyOf ?? schema.oneOf ?? [];
const typeName = ({ properties }: Schema): string | undefined =>
  typeof properties?.type?.const === 'string' ? properties.type.const : undefined;

/** Texts in two languages are explained once, not wherever they stand. */
export const isText = ({ properties }: Schema): boolean =>
  properties !== undefined && Object.keys(properties).sort().join() === 'en,fa';

/** Every object that a schema knows, each before those inside it. */
export function sectionsOf(schema: Schema, path = ''): Section[] {
  const inner = alternatives(schema);
  if (inner.length > 0) {
    return inner.flatMap((one) => {
      const type = typeName(one);
      return sectionsOf(one, type === undefined ? path : path.replace(/\[\]$/, `[${type}]`));
    });
  }
  if (schema.items) return sectionsOf(schema.items, `${path}[]`);
  if (!schema.properties) {
    const named = schema.additionalProperties;
    return typeof named === 'object' ? sectionsOf(named, `${path}.<name>`) : [];
  }
  if (isText(schema)) return [];
  const keywords = Object.entries(schema.properties).map(([name, property]) => ({
    name,
    path: path === '' ? name : `${path}.${name}`,
    schema: property,
    needed: schema.required?.includes(name) ?? false,
  }));
  return [{ path, schema, keywords }, ...keywords.flatMap((keyword) => sectionsOf(keyword.schema, keyword.path))];
}

const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Finds a value for every keyword in sound documents, by the keyword's path. */
export function collectExamples(schema: Schema, value: unknown, path: string, found: Map<string, unknown>): void {
  if (value === undefined) return;
  if (path !== '' && (!found.has(path) || isEmpty(found.get(path)))) found.set(path, value);
  const inner = alternatives(schema);
  if (inner.length > 0) {
    const type = (value as { type?: unknown } | null)?.type;
    const fitting = inner.filter((one) => typeName(one) === undefined || typeName(one) === type);
    for (const one of fitting) {
      const named = typeName(one);
      collectExamples(one, value, named === undefined ? path : path.replace(/\[\]$/, `[${named}]`), found);
    }
  } else if (Array.isArray(value) && schema.items) {
    for (const element of value) collectExamples(schema.items, element, `${path}[]`, found);
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const below = (value as Record<string, unknown>)[name];
      collectExamples(property, below, path === '' ? name : `${path}.${name}`, found);
    }
    const named = schema.additionalProperties;
    if (typeof named === 'object' && !schema.properties) {
      for (const below of Object.values(value)) collectExamples(named, below, `${path}.<name>`, found);
    }
  }
}
