import type { Client } from 'pg';
import { z } from 'zod';
import { keyedHash } from './keys.js';
import type { KeptEntry } from './verify-chain.js';

const Reason = z.object({ hash: z.string(), remark: z.string() });

/** Which of these entries give a reason whose words are not what they were. Words that were erased are counted, no more. */
export async function checkWords(client: Client, entries: readonly KeptEntry[]) {
  const given = entries.flatMap((entry) => {
    const reason = Reason.safeParse(entry.reason);
    return reason.success ? [{ entry, ...reason.data }] : [];
  });
  const faults: { entry: KeptEntry; problem: 'WORDS_CHANGED' | 'WORDS_KEYLESS' }[] = [];
  if (given.length === 0) return { faults, erased: 0 };
  const [remarks, keys] = [
    await client.query<{ id: string; text: string }>('SELECT id, text FROM "Remark" WHERE id::text = ANY($1)', [
      given.map(({ remark }) => remark),
    ]),
    await client.query<{ subject: string; key: string }>(
      'SELECT subject, key FROM "TrailKey" WHERE subject = ANY($1)',
      [[...new Set(given.map(({ entry }) => entry.subject))]],
    ),
  ];
  const textOf = new Map(remarks.rows.map(({ id, text }) => [id, text]));
  const keyOf = new Map(keys.rows.map(({ subject, key }) => [subject, key]));
  let erased = 0;
  for (const { entry, hash, remark } of given) {
    const text = textOf.get(remark);
    const key = keyOf.get(entry.subject);
    if (text === undefined) erased += 1;
    else if (key === undefined) faults.push({ entry, problem: 'WORDS_KEYLESS' });
    else if (keyedHash(key, text) !== hash) faults.push({ entry, problem: 'WORDS_CHANGED' });
  }
  return { faults, erased };
}
