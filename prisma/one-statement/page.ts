import { keyOf, quoted } from './model.js';
import { decodeRow, orderOf, planRow, type ReadRow, type RowPlan, type Select } from './select.js';
import { conditionOf, Parameters, type Where } from './where.js';

export interface Page {
  /** what is read of each row, of the alias `a` */
  plan: RowPlan;
  /** any of these, and each of the others: every alternative is looked for by itself, in its own order by its own index */
  any: readonly Where[];
  all: readonly Where[];
  orderBy?: unknown;
  take: number;
}

const ALIAS = 'a';

export const planPage = (model: string, select: Select): RowPlan => planRow(model, select, ALIAS);

/** An expression of a list of rows as JSON, in their order. */
export function pageSql({ plan, any, all, orderBy, take }: Page, parameters: Parameters): string {
  const { model } = plan;
  const table = `${quoted(model)} ${ALIAS}`;
  const order = orderOf(model, ALIAS, orderBy);
  const limit = `${order} LIMIT ${take}`;
  const where = (each: Where) => conditionOf(model, ALIAS, { AND: [each, ...all] }, parameters);
  const key = `${ALIAS}.${quoted(keyOf(model))}`;
  const [only = { OR: [] }, ...more] = any;
  const found =
    more.length === 0
      ? where(only)
      : `${key} IN (${any.map((each) => `(SELECT ${key} FROM ${table} WHERE ${where(each)}${limit})`).join(' UNION ALL ')})`;
  const page = `(SELECT * FROM ${table} WHERE ${found}${limit}) ${ALIAS}`;
  return `(SELECT coalesce(json_agg(${plan.sql}${order}), '[]'::json) FROM ${page})`;
}

/** The rows of such a list. */
export const pageRows = (plan: RowPlan, list: readonly unknown[][]): ReadRow[] =>
  list.map((row) => decodeRow(plan, row));

export { Parameters };
