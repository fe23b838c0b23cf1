import type { LocalizedText } from '../language/text.js';

/** JSON Schema 2020-12, as far as it says what type a value has. */
export type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemaAt = (value: unknown): Schema => (isSchema(value) ? value : {});
const schemasAt = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

/** Follows `$ref` within the same document. */
export function resolve(schema: Schema, root: Schema, hops = 0): Schema {
  const ref = schema.$ref;
  if (typeof ref !== 'string' || !ref.startsWith('#/') || hops > 20) return schema;
  const keys = ref.slice(2).split('/');
  const target = keys.reduce<unknown>(
    (at, key) => (isSchema(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    root,
  );
  return { ...resolve(schemaAt(target), root, hops + 1), ...schema, $ref: undefined };
}

/** The schemas that hold beside this one: its own `allOf`, and what `if`, `anyOf` and `oneOf` may add. */
function partsOf(schema: Schema, root: Schema): { part: Schema; certain: boolean }[] {
  const certain = schemasAt(schema.allOf).map((part) => ({ part: resolve(part, root), certain: true }));
  const perhaps = [schema.then, schema.else, ...schemasAt(schema.anyOf), ...schemasAt(schema.oneOf)]
    .filter(isSchema)
    .map((part) => ({ part: resolve(part, root), certain: false }));
  return [...certain, ...perhaps];
}

/** Every property that an object may have, and whether it always has it. */
export function propertiesOf(
  schema: Schema,
  root: Schema,
  depth = 0,
): Map<string, { schema: Schema; required: boolean }> {
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  const properties = new Map<string, { schema: Schema; required: boolean }>();
  for (const [name, property] of Object.entries(schemaAt(schema.properties))) {
    if (isSchema(property)) properties.set(name, { schema: property, required: required.has(name) });
  }
  if (depth > 10) return properties;
  for (const { part, certain } of partsOf(schema, root)) {
    const inner = propertiesOf(part, root, depth + 1);
    for (const [name, property] of inner) {
      const known = properties.get(name);
      const sure = (known?.required ?? false) || (certain && property.required);
      properties.set(name, { schema: known?.schema ?? property.schema, required: sure });
    }
    const names = Array.isArray(part.required) && certain ? part.required.map(String) : [];
    for (const name of names) {
      const known = properties.get(name);
      if (known) properties.set(name, { ...known, required: true });
    }
  }
  return properties;
}

export type SchemaType =
  | { kind: 'object'; schema: Schema }
  | { kind: 'array'; items: Schema; maxItems: number | undefined }
  | { kind: 'string' | 'int' | 'decimal' | 'bool' | 'date' };

const formats: Record<string, 'decimal' | 'date'> = { decimal: 'decimal', 'jalali-date': 'date' };

export function typeOf(written: Schema, root: Schema): SchemaType {
  const schema = resolve(written, root);
  const named = Array.isArray(schema.type) ? schema.type.find((type) => type !== 'null') : schema.type;
  const inner = partsOf(schema, root).map(({ part }) => part);
  const type = named ?? inner.find((part) => part.type)?.type ?? (schema.properties ? 'object' : undefined);
  if (type === 'object') return { kind: 'object', schema };
  if (type === 'array') {
    const maxItems = typeof schema.maxItems === 'number' ? schema.maxItems : undefined;
    return { kind: 'array', items: resolve(schemaAt(schema.items), root), maxItems };
  }
  if (type === 'integer') return { kind: 'int' };
  if (type === 'number') return { kind: 'decimal' };
  if (type === 'boolean' || typeof schema.const === 'boolean') return { kind: 'bool' };
  return { kind: formats[String(schema.format)] ?? 'string' };
}

/** What people call a field, by language: `x-i18n: { fa: { title }, en: { title } }`, or the standard `title`. */
export function labelOf(schema: Schema): LocalizedText | undefined {
  const titles = schemaAt(schema['x-i18n']);
  const inTitle = schemaAt(titles.title);
  const own = (language: string) => {
    const said = [inTitle[language], schemaAt(titles[language]).title, titles[language]];
    return said.find((text): text is string => typeof text === 'string' && text !== '');
  };
  const plain = typeof schema.title === 'string' && schema.title !== '' ? schema.title : undefined;
  const [fa, en] = [own('fa') ?? plain, own('en') ?? plain];
  if (fa === undefined || en === undefined) return undefined;
  const others = [...Object.keys(titles), ...Object.keys(inTitle)].flatMap((language): [string, string][] => {
    const text = NOT_LANGUAGES.has(language) ? undefined : own(language);
    return text === undefined ? [] : [[language, text]];
  });
  return { ...Object.fromEntries(others), fa, en };
}

/** What else stands in `x-i18n`, and what is read before it. */
const NOT_LANGUAGES: ReadonlySet<string> = new Set(['title', 'description', 'help', 'fa', 'en']);
