import type { Client } from 'pg';

const PAGE_SIZE = 2_000;

/** Rows of any number, a few at a time: memory stays as it is. In a transaction of the client. */
export async function* cursorOver<T extends object>(
  client: Client,
  name: string,
  sql: string,
  values: unknown[] = [],
): AsyncGenerator<T[]> {
  await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${sql}`, values);
  try {
    for (;;) {
      const { rows } = await client.query<T>(`FETCH ${PAGE_SIZE} FROM ${name}`);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE_SIZE) return;
    }
  } finally {
    await client.query(`CLOSE ${name}`);
  }
}
