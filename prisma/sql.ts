import { trace } from '@opentelemetry/api';
import { poolOf, type Transaction } from './client.js';

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
  return tracer.startActiveSpan(`sql ${name}`, async (span) => {
    try {
      const pool = poolOf(database);
      if (!pool) return await database.$queryRawUnsafe<Row[]>(text, ...values);
      return (await pool.query<Row>({ name, text, values })).rows;
    } finally {
      span.end();
    }
  });
}
