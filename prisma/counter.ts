import type { Transaction } from './client.js';

/** The next number of a counter that starts at 1. It is given back with a transaction that is undone. */
export async function nextNumber(db: Pick<Transaction, '$queryRaw'>, counter: string): Promise<number> {
  const [row] = await db.$queryRaw<[{ value: number }]>`
    INSERT INTO "Counter" (name, value) VALUES (${counter}, 1)
    ON CONFLICT (name) DO UPDATE SET value = "Counter".value + 1 RETURNING value`;
  return row.value;
}
