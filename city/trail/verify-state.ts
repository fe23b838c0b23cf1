import type { Client } from 'pg';
import { GUARDED, ROWS_AS_THEY_STAND } from '../../prisma/guarded-tables.js';
import type { KeySet } from '../signing/signer.js';
import { cursorOver } from './cursor.js';
import type { TrailFinding, TrailProblem } from './findings.js';
import { isBaseAsSigned } from './sign-base.js';

/** What was last told of each row beside what stands there. PostgreSQL sorts on its disk what does not fit its memory. */
const DIFFERENCES = `WITH told AS (
  SELECT DISTINCT ON (of, key) of, key, hash FROM (
    SELECT r ->> 1 AS of, r ->> 2 AS key, (r ->> 0)::bigint AS n, r ->> 3 AS hash
    FROM "TrailEntry", jsonb_array_elements("rows") r WHERE "rows" IS NOT NULL
    UNION ALL SELECT "table", "key", "n", "hash" FROM "TrailBase") statements
  ORDER BY of, key, n DESC)
SELECT coalesce(t.of, s.of) AS "table", coalesce(t.key, s.key) AS key,
  CASE WHEN t.of IS NULL THEN 'ROW_UNTOLD' WHEN s.of IS NULL THEN 'ROW_MISSING'
    WHEN t.hash IS NULL THEN 'ROW_BACK' ELSE 'ROW_CHANGED' END AS problem
FROM told t FULL JOIN (${ROWS_AS_THEY_STAND}) s ON s.of = t.of AND s.key = t.key
WHERE t.hash IS DISTINCT FROM s.hash AND NOT (t.of IS NULL AND s.ahead)
ORDER BY 1, 2`;

const GUARDS = `SELECT c.relname AS "table" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE t.tgname = 'state_row' AND t.tgenabled IN ('O', 'A') AND c.relnamespace = current_schema()::regnamespace`;

/** Rows that differ from what the trail says became of them, are missing, or are there without an act. In a transaction. */
export async function* verifyState(client: Client, keySet: KeySet): AsyncGenerator<TrailFinding> {
  // As the triggers write instants.
  await client.query(`SET LOCAL TimeZone = 'UTC'`);
  const guards = await client.query<{ table: string }>(GUARDS);
  const guarded = new Set(guards.rows.map(({ table }) => table));
  for (const table of Object.keys(GUARDED)) {
    if (!guarded.has(table)) yield { problem: 'ROWS_UNGUARDED', row: { table, key: '' } };
  }
  if (!(await isBaseAsSigned(client, keySet)))
    yield { problem: 'BASE_NOT_AS_SIGNED', row: { table: 'The base', key: '' } };
  const differences = cursorOver<{ table: string; key: string; problem: TrailProblem }>(
    client,
    'differences',
    DIFFERENCES,
  );
  for await (const rows of differences) {
    for (const { problem, ...row } of rows) yield { problem, row };
  }
}
