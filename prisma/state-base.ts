import type { Client } from 'pg';
import { ROWS_AS_THEY_STAND } from './guarded-tables.js';

/** Whether the database is as far as to note its rows. */
async function notesRows(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>(`SELECT to_regclass('"TrailBase"') IS NOT NULL AS there`);
  return rows[0]?.there ?? false;
}

/** What a migration has changed in rows that the trail tells of stands in no act: its hashes go to the base. In its transaction. */
export async function keepChangedRows(owner: Client): Promise<void> {
  if (!(await notesRows(owner))) return;
  await owner.query(`INSERT INTO "TrailBase" ("table", "key", "n", "hash")
    SELECT r ->> 1, r ->> 2, (r ->> 0)::bigint, r ->> 3 FROM jsonb_array_elements(take_states()) r`);
}

/** Takes the rows of an installation that is older than their hashes as they stand, once: before it has told of any. */
export async function takeBase(owner: Client): Promise<void> {
  if (!(await notesRows(owner))) return;
  await owner.query(`SET TimeZone = 'UTC'`);
  await owner.query(`INSERT INTO "TrailBase" ("table", "key", "n", "hash")
    SELECT of, key, 0, hash FROM (${ROWS_AS_THEY_STAND}) stand
    WHERE NOT EXISTS (SELECT FROM "TrailBase" WHERE "n" = 0) AND NOT EXISTS (SELECT FROM "TrailEntry" WHERE "rows" IS NOT NULL)`);
}
