import { trace } from '@opentelemetry/api';
import { poolOf, type Transaction } from './client.js';
import { nameOfRead, nameText } from './statement-names.js';

/** A statement of a hot path. Each connection prepares it once, under its name: another text needs another name. */
export interface Statement {
  name: string;
  text: string;
}

export type Database = Pick<Transaction, '$queryRawUnsafe'>;

const tracer = trace.getTracer('sql');

/**
 * The rows that a statement answers with. Hot paths are written by hand and past Prisma, whose share of a statement is many
 * times PostgreSQL's; inside one of its transactions they go through it. Ask for one column of JSON where types matter: an
 * instant or a large number is read differently by either.
 */
export function ask<Row extends object>(
  database: Database,
  { name, text }: Statement,
  values: unknown[],
): Promise<Row[]> {
  if (name) nameText(text, name);
  return tracer.startActiveSpan(`sql ${name}`, async (span) => {
    try {
      const pool = poolOf(database);
      if (!pool) return await database.$queryRawUnsafe<Row[]>(text, ...values);
      return (await pool.query<Row>({ name, text, values }).catch(told)).rows;
    } finally {
      span.end();
    }
  });
}

/**
 * A parameter that the planner does not look at, in a statement of a hot path. Where the very values promise a little, as a
 * part that is left out or an array that is empty, PostgreSQL plans the statement anew each time, which takes longer than
 * running it; behind a sub-select all values promise the same, and the plan is kept.
 */
export const given = (parameter: string): string => `(SELECT ${parameter})`;

/** What the system says of a connection, as the driver says it of one that it lost: the database is away. */
function told(error: Error & { code?: unknown }): never {
  if (typeof error.code !== 'string' || !/^E[A-Z]{4,}$/.test(error.code)) throw error;
  throw new Error(`Connection terminated: ${error.code}`, { cause: error });
}

/** The only row that a statement answers with whose text is made at run time. */
export async function readRow<Row extends object>(database: Database, text: string, values: unknown[]): Promise<Row> {
  const [row] = await ask<Row>(database, { name: nameOfRead(text), text }, values);
  if (!row) throw new Error('the statement answers with one row');
  return row;
}
