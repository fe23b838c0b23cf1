import { createHmac, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../forms/canonical.js';
import type { Transaction } from '../../prisma/client.js';

/** Hash of a value under its chain's key. Without the key nobody can find a national ID or a name by trying them all. */
export const keyedHash = (key: string, value: unknown): string =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(canonicalJson(value)).digest('hex');

/** The keys of these subjects; made where there are none. Their chains must be held. */
export async function keysOf(
  tx: Pick<Transaction, 'trailKey'>,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  if (subjects.length === 0) return new Map();
  const wanted = [...new Set(subjects)];
  const known = await tx.trailKey.findMany({ where: { subject: { in: wanted } } });
  const keys = new Map(known.map(({ subject, key }) => [subject, key]));
  const made = wanted
    .filter((subject) => !keys.has(subject))
    .map((subject) => ({ subject, key: randomBytes(32).toString('base64url') }));
  if (made.length > 0) await tx.trailKey.createMany({ data: made });
  for (const { subject, key } of made) keys.set(subject, key);
  return keys;
}
