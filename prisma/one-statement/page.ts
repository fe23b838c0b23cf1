import { fieldOf, joinOf, keyOf, quoted } from './model.js';
import { orderColumns, orderTerms, type PagePlan, planPage as planPageOf, type Select } from './select.js';
import { orderBy as ordered } from './table.js';
import { conditionOf, Parameters, unseen, type Where } from './where.js';

export interface Page {
  /** what is read of each row */
  read: PagePlan;
  /** any of these, and each of the others, of which there are none where nothing is asked for: every alternative is looked for by itself, in its own order by its own index */
  any: readonly Where[];
  all: readonly Where[];
  /** where the page begins: each of these too */
  after?: readonly Where[] | undefined;
  orderBy?: unknown;
  take: number;
  /** a relation whose rows have the columns of the order: an alternative that asks for some of it is walked in its order */
  through?: string | undefined;
}

const ALIAS = 'a';

/** Plans to read rows, and one more expression of each, in which the row is `a`. */
export const planPage = (model: string, select: Select, beside?: string): PagePlan =>
  planPageOf(model, select, ALIAS, beside);

/** An expression of a page of rows as JSON, in their order. */
export function pageSql({ read, any, all, after = [], orderBy, take, through }: Page, parameters: Parameters): string {
  const { model } = read.plan;
  const table = `${quoted(model)} ${ALIAS}`;
  const order = orderTerms(model, ALIAS, orderBy);
  const limit = `${ordered(order)} LIMIT ${take}`;
  const where = (each: Where) => placed(model, each, { all, after }, parameters);
  const key = `${ALIAS}.${quoted(keyOf(model))}`;
  const [only = { OR: [] }, ...more] = any;
  const keys = (each: Where) => {
    if (through && each[through]) return keysThrough(model, through, each, { all, after, orderBy, take }, parameters);
    return `(SELECT ${key} FROM ${table} WHERE ${where(each)}${limit})`;
  };
  const found =
    more.length === 0 && !(through && only[through]) ? where(only) : `${key} IN (${any.map(keys).join(' UNION ALL ')})`;
  return read.sql(`(SELECT * FROM ${table} WHERE ${found}${limit}) ${ALIAS}`, order);
}

/** Keys of the rows of one alternative by a relation that it asks for some of, whose rows come in the order of the list. */
function keysThrough(
  model: string,
  through: string,
  { [through]: given, ...rest }: Where,
  { all, after, orderBy, take }: Required<Pick<Page, 'all' | 'after' | 'take'>> & Pick<Page, 'orderBy'>,
  parameters: Parameters,
): string {
  const field = fieldOf(model, through);
  const { here, there } = joinOf(model, field);
  const other = `${ALIAS}_`;
  const columns = orderColumns(orderBy).map((name) => `${other}.${quoted(name)}`);
  const { some } = given as { some: Where };
  const found = placed(field.type, some, { all: [], after }, parameters, other);
  const condition = placed(model, rest, { all, after: [] }, parameters);
  const [table, key] = [quoted(model), `${ALIAS}.${quoted(here)} = ${other}.${quoted(there)}`];
  // What is asked for may be where to begin. Without it each row of the walk is looked at, and no more than the page needs.
  const [join, looked] =
    all.length > 0
      ? [` JOIN ${table} ${ALIAS} ON ${key}`, condition]
      : ['', `(SELECT ${condition} FROM ${table} ${ALIAS} WHERE ${key})`];
  const rows = `SELECT DISTINCT ${columns.join(', ')} FROM ${quoted(field.type)} ${other}${join} WHERE ${found} AND ${looked}`;
  return `(SELECT ${quoted(there)} FROM (${rows}${ordered(orderTerms(field.type, other, orderBy))} LIMIT ${take}) found)`;
}

/**
 * One alternative, past a place of the list and within what is asked for. Whose the rows are and where the page lies is planned
 * once for everybody; what is asked for may be rare or common, and is planned for.
 */
function placed(
  model: string,
  one: Where,
  { all, after }: Pick<Page, 'all'> & Required<Pick<Page, 'after'>>,
  parameters: Parameters,
  alias = ALIAS,
): string {
  const whose = conditionOf(model, alias, { AND: [one, ...after] }, unseen(parameters));
  return all.length === 0 ? whose : `(${whose} AND ${conditionOf(model, alias, { AND: all }, parameters)})`;
}

/**
 * An expression of how many rows there are on all pages together, counted up to one more than `most`. Each alternative counts
 * what none before it finds, so that a costly one is not begun where there are enough already.
 */
export function countSql(
  {
    read: {
      plan: { model },
    },
    any,
    all,
  }: Page,
  most: number,
  parameters: Parameters,
): string {
  const table = `${quoted(model)} ${ALIAS}`;
  const limit = `LIMIT ${most + 1}`;
  const each = any.map((one, i) => {
    const others = conditionOf(model, ALIAS, { OR: any.slice(0, i) }, unseen(parameters));
    const before = i === 0 ? '' : ` AND ${others} IS NOT TRUE`;
    return `(SELECT FROM ${table} WHERE ${placed(model, one, { all, after: [] }, parameters)}${before} ${limit})`;
  });
  if (each.length === 0) return '0';
  return `(SELECT count(*)::int FROM (SELECT FROM (${each.join(' UNION ALL ')}) found ${limit}) counted)`;
}

/** An expression of whether there is any such row at all. */
export function anySql(
  {
    read: {
      plan: { model },
    },
    any,
    all,
    after = [],
  }: Page,
  parameters: Parameters,
): string {
  const where = (one: Where) => placed(model, one, { all, after }, parameters);
  const each = any.map((one) => `EXISTS (SELECT FROM ${quoted(model)} ${ALIAS} WHERE ${where(one)})`);
  return each.length === 0 ? 'false' : `(${each.join(' OR ')})`;
}

export { Parameters };
