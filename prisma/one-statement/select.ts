import { columnsOf, fieldOf, joinOf, type ModelField, quoted, UnsupportedReadError } from './model.js';
import { orderBy, Table } from './table.js';
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

/** What a row is made of, and where in what comes back it stands. */
export interface RowPlan {
  model: string;
  select: Select;
  columns: { name: string; place: number; decode: ((value: never) => unknown) | undefined }[];
  /** rows that there is one of, or none where a column is null or false */
  ones: { name: string; isThere: number; plan: RowPlan }[];
  /** rows of a table of their own, of which the first column says whose they are */
  lists: { name: string; table: number; plan: RowPlan }[];
}

/** A selection with the text that reads it of a page of rows. */
export interface PagePlan {
  plan: RowPlan;
  /** what every row is given beside it, by its place; undefined for nothing */
  beside: number | undefined;
  /** An expression of all of it in JSON, of the rows of `page`, which the alias of the plan names, in that order. */
  sql: (page: string, order: readonly string[]) => string;
}

/** Plans to read a page of rows of `alias`, and one more expression of each. Throws UnsupportedReadError for what cannot be said here. */
export function planPage(model: string, select: Select, alias: string, also?: string): PagePlan {
  const reading = new Reading();
  const table = new Table(alias, 0);
  const plan = reading.row(model, select, alias, table);
  const beside = also === undefined ? undefined : table.show(also);
  const { lists } = reading;
  const columns = [table, ...lists.map((each) => each.table)].map((each) => each.columns());
  const nested = lists.map((each) => each.table.rows(each)).join(', ');
  const sql: PagePlan['sql'] = (page, order) =>
    `(WITH ${[table.rows({ from: page, order }), nested].filter(Boolean).join(', ')} SELECT to_json(ARRAY[${columns.join(', ')}]))`;
  return { plan, beside, sql };
}

/** The plan of a statement while it is made. */
class Reading {
  readonly lists: { table: Table; from: string; order: readonly string[] }[] = [];

  /** Plans what is read of rows of `alias`, which stand in a table by themselves or beside others. */
  row(model: string, select: Select, alias: string, table: Table): RowPlan {
    const plan: RowPlan = { model, select, columns: [], ones: [], lists: [] };
    for (const [name, given] of Object.entries(select)) {
      if (!given) continue;
      const field = fieldOf(model, name);
      if (field.kind !== 'object') plan.columns.push({ name, ...column(alias, field, table) });
      else if (field.isList) plan.lists.push({ name, ...this.list(model, alias, field, given, table) });
      else plan.ones.push({ name, ...this.one(model, alias, field, given, table) });
    }
    return plan;
  }

  private one(model: string, alias: string, field: ModelField, given: unknown, table: Table) {
    const nested = nestedIn(given);
    const { here, there } = joinOf(model, field);
    if (!nested || nested.where) throw new UnsupportedReadError(`${model}.${field.name}`);
    const other = table.join(field.type, (name) => `${name}.${quoted(there)} = ${alias}.${quoted(here)}`);
    const select = selectOf(field, nested);
    const key = `${other}.${quoted(there)}`;
    const isThere = table.show(select[there] ? key : `${key} IS NOT NULL`);
    return { isThere, plan: this.row(field.type, select, other, table) };
  }

  private list(model: string, alias: string, field: ModelField, given: unknown, above: Table) {
    const nested = nestedIn(given);
    if (!nested) throw new UnsupportedReadError(`${model}.${field.name}`);
    const { where, orderBy: wanted, take } = nested;
    const { here, there } = joinOf(model, field);
    const place = this.lists.length + 1;
    const table = new Table(`t${place}`, place);
    const on = [`${table.alias}.${quoted(there)} = ${above.keep(`${alias}.${quoted(here)}`)}`];
    // What is looked for in no row takes no time.
    if (where) on.push(above.keep(conditionOf(model, alias, ofTheRow(model, field, where), new Words())));
    const order = orderTerms(field.type, table.alias, wanted);
    const rows = `${quoted(field.type)} ${table.alias}`;
    const joined =
      take === undefined
        ? `JOIN ${rows} ON ${on.join(' AND ')}`
        : `CROSS JOIN LATERAL (SELECT * FROM ${rows} WHERE ${on.join(' AND ')}${orderBy(order)} LIMIT ${take}) ${table.alias}`;
    above.hasLists = true;
    const whose = `${above.name}.n`;
    table.show(whose);
    this.lists.push({ table, from: `${above.name} ${joined}`, order: [whose, ...order] });
    return { table: place, plan: this.row(field.type, selectOf(field, nested), table.alias, table) };
  }
}

/** Undefined for what says more of it than can be said here. */
function nestedIn(given: unknown): Nested | undefined {
  const nested = given === true ? {} : (given as Nested);
  const { select, include, where, orderBy, take, ...rest } = nested;
  return Object.keys(rest).length > 0 ? undefined : nested;
}

const selectOf = ({ type }: ModelField, { select, include }: Nested): Select =>
  select ?? { ...columnsOf(type), ...include };

function column(alias: string, { name, type, isList }: ModelField, table: Table) {
  const sql = `${alias}.${quoted(name)}`;
  // A number in JSON is not exact beyond 2^53.
  if (type === 'BigInt' && !isList)
    return { place: table.show(`${sql}::text`), decode: (text: string) => BigInt(text) };
  const decode = type === 'DateTime' && !isList ? (text: string) => new Date(text) : undefined;
  return { place: table.show(sql), decode };
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

const termsOf = (wanted: unknown): [name: string, given: unknown][] =>
  (Array.isArray(wanted) ? wanted : wanted ? [wanted] : []).flatMap((term) => Object.entries(term));

/** The columns of an order, the first one first. */
export const orderColumns = (wanted: unknown): string[] => termsOf(wanted).map(([name]) => name);

/** What rows of `alias` are ordered by. */
export function orderTerms(model: string, alias: string, wanted: unknown): string[] {
  return termsOf(wanted).map(([name, given]) => {
    if (fieldOf(model, name).kind === 'object') throw new UnsupportedReadError(name);
    const { sort, nulls } = typeof given === 'string' ? { sort: given } : (given as { sort: string; nulls?: string });
    return `${alias}.${quoted(name)} ${sort === 'desc' ? 'DESC' : 'ASC'}${nulls ? ` NULLS ${nulls === 'last' ? 'LAST' : 'FIRST'}` : ''}`;
  });
}
