import { fieldOf, joinOf, type ModelField, quoted, typeOf, UnsupportedReadError } from './model.js';

/** A condition as Prisma has it, or one that Prisma has not, under `$sql`: a {@link SqlCondition}. */
export type Where = Readonly<Record<string, unknown>>;

/** A condition on rows of `alias`, written in SQL. */
export type SqlCondition = (alias: string, parameters: Parameters) => string;

/** Values of a statement, by the place that each has in its text. */
export class Parameters {
  constructor(readonly values: unknown[] = []) {}

  /** Writes down a value; gives how the text names it. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * The same parameters, behind a sub-select each, where no plan sees their values: what a plan for one of them promises is then no better
 * than the plan that is kept for all, so that none is made anew with every page.
 */
export const unseen = (parameters: Parameters): Parameters => new Unseen(parameters.values);

class Unseen extends Parameters {
  override add(value: unknown): string {
    return `(SELECT ${super.add(value)})`;
  }
}

const COMPARISONS: Record<string, string> = { equals: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

const listed = (given: unknown): Where[] => (Array.isArray(given) ? given : [given]) as Where[];
const isCondition = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value);

/**
 * The condition on rows of `alias` in SQL: all that this product's own conditions are made of, with Prisma's meaning of each.
 * Throws UnsupportedReadError for everything else, so that nothing is ever left out of a condition.
 */
export function conditionOf(model: string, alias: string, where: Where, parameters: Parameters): string {
  const inner = (each: Where) => conditionOf(model, alias, each, parameters);
  const parts = Object.entries(where).flatMap(([name, given]) => {
    if (given === undefined) return [];
    if (name === '$sql') return [`(${(given as SqlCondition)(alias, parameters)})`];
    if (name === 'AND') return listed(given).map(inner);
    if (name === 'OR') return [joined(listed(given).map(inner), 'OR', 'false')];
    if (name === 'NOT') return listed(given).map((each) => `NOT ${inner(each)}`);
    const field = fieldOf(model, name);
    if (field.kind === 'object') return [related(model, alias, field, given as Where, parameters)];
    return [compared(`${alias}.${quoted(name)}`, field, given, parameters)];
  });
  return joined(parts, 'AND', 'true');
}

const joined = (parts: string[], word: 'AND' | 'OR', none: string): string =>
  parts.length === 0 ? none : parts.length === 1 ? (parts[0] ?? none) : `(${parts.join(` ${word} `)})`;

function compared(column: string, field: ModelField, given: unknown, parameters: Parameters): string {
  if (field.isList) throw new UnsupportedReadError(field.name);
  if (given === null) return `${column} IS NULL`;
  const type = typeOf(field);
  if (!isCondition(given)) return `${column} = ${parameters.add(given)}::${type}`;
  const parts = Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (name === 'in') return [`${column} = ANY(${parameters.add(value)}::${type}[])`];
    if (name === 'startsWith') return [`starts_with(${column}, ${parameters.add(value)}::text)`];
    if (name === 'not' && value === null) return [`${column} IS NOT NULL`];
    const sign = COMPARISONS[name];
    if (!sign || value === null) throw new UnsupportedReadError(`${field.name}: ${name}`);
    return [`${column} ${sign} ${parameters.add(value)}::${type}`];
  });
  return joined(parts, 'AND', 'true');
}

/** Of a list: some of it. Which rows they are is found first, so that the few cases of one owner are not looked for among all. */
function related(model: string, alias: string, field: ModelField, given: Where, parameters: Parameters): string {
  const { some, ...rest } = given as { some?: Where };
  const where = field.isList ? some : given;
  if (!where || (field.isList && Object.keys(rest).length > 0) || !isCondition(where))
    throw new UnsupportedReadError(field.name);
  const { here, there } = joinOf(model, field);
  const other = `${alias}_`;
  const condition = conditionOf(field.type, other, where, parameters);
  return `${alias}.${quoted(here)} IN (SELECT ${other}.${quoted(there)} FROM ${quoted(field.type)} ${other} WHERE ${condition})`;
}
