import { createHmac, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../forms/canonical.js';
import { ask, type Database } from '../../prisma/sql.js';

/** Hash of a value under its chain's key. Without the key nobody can find a national ID or a name by trying them all. */
export const keyedHash = (key: string, value: unknown): string =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(canonicalJson(value)).digest('hex');

const KEYS = {
  name: 'keys of trails',
  text: 'SELECT "subject", "key" FROM keys_of($1::text[], $2::text[], $3::text[])',
};

/** The keys of these subjects, made where there are none. `chains`: every subject that the transaction will tell of. */
export async function keysOf(
  tx: Database,
  subjects: readonly string[],
  chains: readonly string[],
): Promise<Map<string, string>> {
  if (subjects.length === 0) return new Map();
  const wanted = [...new Set(subjects)];
  const offered = wanted.map(() => randomBytes(32).toString('base64url'));
  const rows = await ask<{ subject: string; key: string }>(tx, KEYS, [[...chains], wanted, offered]);
  return new Map(rows.map(({ subject, key }) => [subject, key]));
}
