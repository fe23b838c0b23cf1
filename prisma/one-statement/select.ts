import { columnsOf, fieldOf, joinOf, type ModelField, quoted, UnsupportedReadError } from './model.js';
import { conditionOf, Parameters, type Where } from './where.js';

/** What is read of a row, as Prisma has it: columns, and related rows with what is read of them. */
export type Select = Readonly<Record<string, unknown>>;

interface Nested {
  /** every column, where it is left out, with what `include` adds */
  select?: Select;
  include?: Select;
  /** of a list: a condition on the row that it is a list of, without which it is empty */
  where?: Where;
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
  const { select, include, where, orderBy, take, ...rest } = (given === true ? {} : given) as Nested;
  if (Object.keys(rest).length > 0) throw new UnsupportedReadError(`${model}.${field.name}`);
  const { here, there } = joinOf(model, field);
  const other = below(alias);
  const plan = planRow(field.type, select ?? { ...columnsOf(field.type), ...include }, other);
  const join = `${other}.${quoted(there)} = ${alias}.${quoted(here)}`;
  const table = `${quoted(field.type)} ${other}`;
  if (!field.isList) {
    if (where) throw new UnsupportedReadError(`${model}.${field.name}`);
    return [`(SELECT ${plan.sql} FROM ${table} WHERE ${join})`, (row: unknown[]) => decodeRow(plan, row)];
  }
  const order = orderOf(field.type, other, orderBy);
  const some =
    take === undefined
      ? `${table} WHERE ${join}`
      : `(SELECT * FROM ${table} WHERE ${join}${order} LIMIT ${take}) ${other}`;
  const list = `(SELECT coalesce(json_agg(${plan.sql}${order}), '[]'::json) FROM ${some})`;
  const wanted = where && conditionOf(model, alias, ofTheRow(model, field, where), new Words());
  return [
    // What is looked for in no row takes no time.
    wanted ? `CASE WHEN ${wanted} THEN ${list} ELSE '[]'::json END` : list,
    (rows: unknown[][]) => rows.map((row) => decodeRow(plan, row)),
  ];
}

/** What a list's condition says of the row itself, by the relation back to it; nothing else can be said. */
function ofTheRow(model: string, { name, type, relationName }: ModelField, where: Where): Where {
  const [[back, condition] = [], ...more] = Object.entries(where);
  const field = back === undefined ? undefined : fieldOf(type, back);
  if (field?.type !== model || field.relationName !== relationName || more.length > 0)
    throw new UnsupportedReadError(`${model}.${name}`);
  return condition as Where;
}

/** Words of the product's own, which stand in the text: it is the same for everybody. */
class Words extends Parameters {
  override add(value: unknown): string {
    if (typeof value !== 'string' || !/^[A-Z_]+$/.test(value)) throw new UnsupportedReadError('a value in a selection');
    return `'${value}'`;
  }
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
