import { columnsOf, fieldOf, joinOf, type ModelField, quoted, UnsupportedReadError } from './model.js';

/** What is read of a row, as Prisma has it: columns, and related rows with what is read of them. */
export type Select = Readonly<Record<string, unknown>>;

interface Nested {
  /** every column, where it is left out, with what `include` adds */
  select?: Select;
  include?: Select;
  orderBy?: unknown;
  take?: number;
}

/** Where a row says what it was read with. */
export const READ_AS = Symbol('read as');

/** A selection with the text that reads it, and what makes an object of what comes back. */
export interface RowPlan {
  model: string;
  select: Select;
  /** gives one row as a JSON array, of the alias that the plan was made for */
  sql: string;
  parts: { name: string; decode: ((value: never) => unknown) | undefined }[];
}

export type ReadRow = Record<string, unknown> & { [READ_AS]: RowPlan };

/** Plans to read rows of `alias`. Throws UnsupportedReadError for what cannot be said here. */
export function planRow(model: string, select: Select, alias: string): RowPlan {
  const plan: RowPlan = { model, select, sql: '', parts: [] };
  const columns = Object.entries(select).flatMap(([name, given]) => {
    if (!given) return [];
    const field = fieldOf(model, name);
    const [sql, decode] = field.kind === 'object' ? relation(model, alias, field, given) : column(alias, field);
    plan.parts.push({ name, decode });
    return [sql];
  });
  plan.sql = `json_build_array(${columns.join(', ')})`;
  return plan;
}

/** Makes objects of rows as the statement gives them. */
export function decodeRow(plan: RowPlan, values: readonly unknown[]): ReadRow {
  const row = { [READ_AS]: plan } as ReadRow;
  const { parts } = plan;
  // An iterator would make an object for each value of each row.
  for (let i = 0; i < parts.length; i += 1) {
    const { name, decode } = parts[i] as RowPlan['parts'][number];
    const value = values[i];
    row[name] = decode && value !== null ? decode(value as never) : value;
  }
  return row;
}

/** One letter for each level; documents are not so deep. */
function below(alias: string): string {
  if (alias >= 'z') throw new UnsupportedReadError('too deep');
  return String.fromCharCode(alias.charCodeAt(0) + 1);
}

type Column = [sql: string, decode: ((value: never) => unknown) | undefined];

function column(alias: string, { name, type, isList }: ModelField): Column {
  const sql = `${alias}.${quoted(name)}`;
  if (isList) return [sql, undefined];
  // A number in JSON is not exact beyond 2^53.
  if (type === 'BigInt') return [`${sql}::text`, (text: string) => BigInt(text)];
  if (type === 'DateTime') return [sql, (text: string) => new Date(text)];
  return [sql, undefined];
}

function relation(model: string, alias: string, field: ModelField, given: unknown): Column {
  const { select, include, orderBy, take, ...rest } = (given === true ? {} : given) as Nested;
  if (Object.keys(rest).length > 0) throw new UnsupportedReadError(`${model}.${field.name}`);
  const { here, there } = joinOf(model, field);
  const other = below(alias);
  const plan = planRow(field.type, select ?? { ...columnsOf(field.type), ...include }, other);
  const join = `${other}.${quoted(there)} = ${alias}.${quoted(here)}`;
  const table = `${quoted(field.type)} ${other}`;
  if (!field.isList) {
    return [`(SELECT ${plan.sql} FROM ${table} WHERE ${join})`, (row: unknown[]) => decodeRow(plan, row)];
  }
  const order = orderOf(field.type, other, orderBy);
  const some =
    take === undefined
      ? `${table} WHERE ${join}`
      : `(SELECT * FROM ${table} WHERE ${join}${order} LIMIT ${take}) ${other}`;
  return [
    `(SELECT coalesce(json_agg(${plan.sql}${order}), '[]'::json) FROM ${some})`,
    (rows: unknown[][]) => rows.map((row) => decodeRow(plan, row)),
  ];
}

const termsOf = (orderBy: unknown): [name: string, given: unknown][] =>
  (Array.isArray(orderBy) ? orderBy : orderBy ? [orderBy] : []).flatMap((term) => Object.entries(term));

/** The columns of an order, the first one first. */
export const orderColumns = (orderBy: unknown): string[] => termsOf(orderBy).map(([name]) => name);

/** `ORDER BY …`, or nothing. */
export function orderOf(model: string, alias: string, orderBy: unknown): string {
  const terms = termsOf(orderBy);
  if (terms.length === 0) return '';
  const written = terms.map(([name, given]) => {
    if (fieldOf(model, name).kind === 'object') throw new UnsupportedReadError(name);
    const { sort, nulls } = typeof given === 'string' ? { sort: given } : (given as { sort: string; nulls?: string });
    return `${alias}.${quoted(name)} ${sort === 'desc' ? 'DESC' : 'ASC'}${nulls ? ` NULLS ${nulls === 'last' ? 'LAST' : 'FIRST'}` : ''}`;
  });
  return ` ORDER BY ${written.join(', ')}`;
}
