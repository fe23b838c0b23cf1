import type { PagePlan, RowPlan, Select } from './select.js';

/** Where a row says what it was read with. */
export const READ_AS = Symbol('read as');

export type ReadRow = Record<string, unknown> & { [READ_AS]: { select: Select } };

/** What a statement gives of each table: its columns, each a list of values, or null where there are no rows. */
export type Columns = (unknown[] | null)[];

/** A row, and what was asked for beside it. */
export interface PageRow {
  row: ReadRow;
  beside: unknown;
}

/** Makes objects of what a statement gives of a page. */
export function rowsOfPage({ plan, beside }: PagePlan, tables: readonly Columns[]): PageRow[] {
  const [columns = []] = tables;
  const rows = rowsOf(plan, columns, tables);
  const also = beside === undefined ? [] : (columns[beside] ?? []);
  return rows.map((row, i) => ({ row, beside: also[i] ?? null }));
}

function rowsOf(plan: RowPlan, columns: Columns, tables: readonly Columns[]): ReadRow[] {
  const makeRow = rowMaker(plan, columns, tables);
  return (columns[0] ?? []).map((_, i) => makeRow(i));
}

/** Makes the row that stands at a place of the columns. */
function rowMaker(plan: RowPlan, columns: Columns, tables: readonly Columns[]): (i: number) => ReadRow {
  const own = plan.columns.map(({ name, place, decode }) => ({ name, decode, values: columns[place] ?? [] }));
  const ones = plan.ones.map((one) => ({
    name: one.name,
    isThere: columns[one.isThere] ?? [],
    makeRow: rowMaker(one.plan, columns, tables),
  }));
  const lists = plan.lists.map((list) => ({
    name: list.name,
    ofRow: listsOf(list.plan, tables[list.table] ?? [], tables),
  }));
  return (i) => {
    const row = { [READ_AS]: plan } as unknown as ReadRow;
    for (const { name, decode, values } of own) {
      const value = values[i];
      row[name] = decode && value !== null ? decode(value as never) : value;
    }
    for (const { name, isThere, makeRow } of ones)
      row[name] = isThere[i] === null || isThere[i] === false ? null : makeRow(i);
    for (const { name, ofRow } of lists) row[name] = ofRow[i] ?? [];
    return row;
  };
}

/** The rows of a table by whose they are. */
function listsOf(plan: RowPlan, columns: Columns, tables: readonly Columns[]): ReadRow[][] {
  const lists: ReadRow[][] = [];
  const whose = (columns[0] ?? []) as number[];
  rowsOf(plan, columns, tables).forEach((row, i) => {
    const of = whose[i] as number;
    const list = lists[of];
    if (list) list.push(row);
    else lists[of] = [row];
  });
  return lists;
}
