import { getDatamodel } from '../generated/pothos-types.js';

/** A field of a model as the schema has it. */
export interface ModelField {
  name: string;
  kind: string;
  /** of a scalar or enum its type, of a relation its model */
  type: string;
  isList: boolean;
  isId: boolean;
  isUnique: boolean;
  relationName?: string;
  relationFromFields?: readonly string[];
}

/** What cannot be said in one statement here: whoever asks reads it in another way. */
export class UnsupportedReadError extends Error {
  override name = 'UnsupportedReadError';
}

const models = new Map(
  Object.entries(getDatamodel().datamodel.models).map(([name, { fields }]) => [
    name,
    new Map((fields as readonly ModelField[]).map((field) => [field.name, field])),
  ]),
);

/** Models of which a field has another name than its column. */
const RENAMED = new Set(['Receipt', 'CalendarHoliday']);

export function fieldOf(model: string, name: string): ModelField {
  const field = models.get(model)?.get(name);
  if (!field || RENAMED.has(model)) throw new UnsupportedReadError(`${model}.${name}`);
  return field;
}

/** Every column of a model, as Prisma reads it where nothing is selected. */
export const columnsOf = (model: string): Record<string, true> =>
  Object.fromEntries(
    [...(models.get(model)?.values() ?? [])].flatMap(({ name, kind }) => (kind === 'object' ? [] : [[name, true]])),
  );

export const keyOf = (model: string): string => {
  const fields = [...(models.get(model)?.values() ?? [])];
  const own = fields.find(({ isId }) => isId) ?? fields.find(({ isUnique }) => isUnique);
  if (!own) throw new UnsupportedReadError(`${model} has no key of one column`);
  return own.name;
};

/** The columns that join a model to the one that a relation of it leads to. */
export function joinOf(model: string, { name, type, relationName, relationFromFields = [] }: ModelField) {
  const [from, ...more] = relationFromFields;
  if (more.length > 0 || type === 'Publication') throw new UnsupportedReadError(`${model}.${name}`);
  if (from !== undefined) return { here: from, there: keyOf(type) };
  const back = [...(models.get(type)?.values() ?? [])].find(
    (field) => field.relationName === relationName && (field.relationFromFields?.length ?? 0) > 0,
  );
  if (!back) throw new UnsupportedReadError(`${model}.${name}`);
  const { here: there, there: here } = joinOf(type, back) as { here: string; there: string };
  return { here, there };
}

export const quoted = (name: string): string => `"${name}"`;

/** What a value of the field is called in SQL. */
export function typeOf({ kind, type }: ModelField): string {
  if (kind === 'enum') return quoted(type);
  const named = SQL_TYPES[type];
  if (!named) throw new UnsupportedReadError(type);
  return named;
}

const SQL_TYPES: Record<string, string> = {
  String: 'text',
  Int: 'int',
  BigInt: 'bigint',
  Boolean: 'boolean',
  DateTime: 'timestamptz',
};
