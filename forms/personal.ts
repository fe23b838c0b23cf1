import { resolve, type Schema } from './expression/schema.js';

/** What a personal value is; how it is masked follows from it. `other` is whatever a form marks with `true` alone. */
export const PERSONAL_KINDS = ['nationalId', 'mobile', 'email', 'name', 'address'] as const;
export type NamedKind = (typeof PERSONAL_KINDS)[number];
export type PersonalKind = NamedKind | 'other';

/** The keyword of a form's or register's schema that marks a field as personal: a kind, or `true`. */
export const PERSONAL = 'x-personal';

/** Formats that only personal values have. */
const byFormat: Readonly<Record<string, NamedKind>> = { 'national-id': 'nationalId', mobile: 'mobile', email: 'email' };

export const isNamedKind = (mark: unknown): mark is NamedKind => PERSONAL_KINDS.some((kind) => kind === mark);

/** The kind that a format gives away, whether or not the field is marked. */
export const kindOfFormat = (format: unknown): NamedKind | undefined =>
  typeof format === 'string' && Object.hasOwn(byFormat, format) ? byFormat[format] : undefined;

/** What a field is marked as; undefined where it is not personal. A mark that is no kind still hides the value. */
export function markedKind(schema: Schema): PersonalKind | undefined {
  const mark = schema[PERSONAL];
  if (mark === undefined || mark === false) return undefined;
  return isNamedKind(mark) ? mark : (kindOfFormat(schema.format) ?? 'other');
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schemas that say something of a field or list entry, wherever a form may say it. */
export function schemasOf(written: Schema, root: Schema, depth = 0): Schema[] {
  const schema = resolve(written, root);
  if (depth > 10) return [schema];
  const lists = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : []));
  const parts = [...lists, schema.then, schema.else].filter(isSchema);
  return [schema, ...parts.flatMap((part) => schemasOf(part, root, depth + 1))];
}

/** The schemas of what stands under a key, of all the schemas that speak of the whole. */
export function schemasBelow(schemas: readonly Schema[], key: string | number, root: Schema): Schema[] {
  const marks = schemas.flatMap((schema) => {
    if (typeof key === 'number') return [schema.items];
    const named = isSchema(schema.properties) ? schema.properties : {};
    return Object.hasOwn(named, key) ? [named[key]] : [schema.additionalProperties];
  });
  return marks.filter(isSchema).flatMap((schema) => schemasOf(schema, root));
}

export type OnPersonal = (value: unknown, kind: PersonalKind) => unknown;

/** A value with every personal part, as its schema marks them, put through `change`; what is not changed may be shared. */
export const mapPersonal = (value: unknown, root: Schema, change: OnPersonal): unknown =>
  mapFields(value, root, (schemas) => {
    const kind = schemas.map(markedKind).find((mark) => mark !== undefined);
    return kind && ((at) => change(at, kind));
  });

/** A field that can be nothing but true: somebody declares it by ticking it. */
const isDeclared = ({ const: only }: Schema): boolean => only === true;

/** Answers of somebody else: without what says who they are, and without what they alone could declare. */
export const withoutTheirs = (value: unknown, root: Schema): unknown =>
  withoutHoles(
    mapFields(value, root, (schemas) => {
      const isTheirs = schemas.some((schema) => markedKind(schema) !== undefined || isDeclared(schema));
      return isTheirs ? () => undefined : undefined;
    }),
  );

/** Answers without what is declared by ticking it: whoever files anew declares it anew. */
export const withoutDeclared = (value: unknown, root: Schema): unknown =>
  withoutHoles(mapFields(value, root, (schemas) => (schemas.some(isDeclared) ? () => undefined : undefined)));

function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((inner) => inner !== undefined).map(withoutHoles);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutHoles(inner)]));
}

type Change = (value: unknown) => unknown;

function mapFields(
  value: unknown,
  root: Schema,
  changeOf: (schemas: readonly Schema[]) => Change | undefined,
): unknown {
  function walk(at: unknown, schemas: readonly Schema[]): unknown {
    // Of what no schema speaks nothing is personal.
    if (schemas.length === 0) return at;
    const change = changeOf(schemas);
    if (change) return change(at);
    if (Array.isArray(at)) return at.map((inner, i) => walk(inner, schemasBelow(schemas, i, root)));
    if (typeof at !== 'object' || at === null) return at;
    return Object.fromEntries(
      Object.entries(at).map(([key, inner]) => [key, walk(inner, schemasBelow(schemas, key, root))]),
    );
  }
  return walk(value, schemasOf(root, root));
}
