import { quoted } from './model.js';

/** Where a table is read from, ordered by these terms. */
interface Source {
  from: string;
  order: readonly string[];
}

/**
 * Rows that a statement reads together: those of a page, or those of one list of each of them. They come back column by column.
 * Looked for row by row, with an array made of each, lists took PostgreSQL half as long again.
 */
export class Table {
  readonly #shown: string[] = [];
  readonly #kept: string[] = [];
  readonly #joins: string[] = [];
  readonly name: string;
  hasLists = false;

  constructor(
    /** of its model in its own part of the statement */
    readonly alias: string,
    /** among the tables of the statement */
    readonly place: number,
  ) {
    this.name = `rows${place}`;
  }

  /** Has an expression come back for each row; gives its place among them. */
  show(sql: string): number {
    const known = this.#shown.indexOf(sql);
    return known >= 0 ? known : this.#shown.push(sql) - 1;
  }

  /** Keeps an expression for lists to hang on; gives how they name it. */
  keep(sql: string): string {
    const known = this.#kept.indexOf(sql);
    return `${this.name}.k${known >= 0 ? known : this.#kept.push(sql) - 1}`;
  }

  /** Puts the row of another model beside each row that has one; gives its alias. */
  join(model: string, on: (alias: string) => string): string {
    const alias = `${this.alias}_${this.#joins.length}`;
    this.#joins.push(` LEFT JOIN ${quoted(model)} ${alias} ON ${on(alias)}`);
    return alias;
  }

  /** A common table expression. */
  rows({ from, order }: Source): string {
    const ordered = orderBy(order);
    const columns = [
      ...this.#shown.map((sql, i) => `${sql} AS c${i}`),
      ...this.#kept.map((sql, i) => `${sql} AS k${i}`),
      // By which rows of lists say whose they are.
      ...(this.hasLists ? [`row_number() OVER (${ordered}) - 1 AS n`] : []),
    ];
    return `${this.name} AS (SELECT ${columns.join(', ')} FROM ${from}${this.#joins.join('')}${ordered})`;
  }

  /** An expression of its columns in JSON: a list of values each, or null where there are no rows. */
  columns(): string {
    return `(SELECT to_json(ARRAY[${this.#shown.map((_, i) => `json_agg(c${i})`).join(', ')}]) FROM ${this.name})`;
  }
}

export const orderBy = (terms: readonly string[]): string =>
  terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;
