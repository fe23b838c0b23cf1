import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { hashOfEntry, NOTHING_BEFORE } from '../../city/trail/entry.js';
import { verifyTrail } from '../../city/trail/verify-trail.js';
import { startPostgres } from '../../embedded/postgres.js';
import { migrate } from '../../prisma/migrate.js';
import { roleOf } from '../../prisma/rights.js';

// `npx tsx tools/scripts/measure-audit.ts --entries 1000000`: how long `audit verify` takes over that many entries with a
// row each, how much memory, and what noting a row costs whoever writes it.

const { values } = parseArgs({ options: { entries: { type: 'string', default: '100000' } } });
const ENTRIES = Number(values.entries);
const CHAINS = Math.max(1, Math.floor(ENTRIES / 20));
const BATCH = 2_000;

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-audit-'));
const database = await startPostgres({ folder: join(folder, 'postgres'), durable: false });
const say = (what: string, value: string) => console.log(`${what.padEnd(48)} ${value}`);
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const INSERT_ROWS = `INSERT INTO "StepResult" (reference, step, data, at)
  SELECT 'U-1405-' || i % $3, 's' || i, jsonb_build_object('answer', i, 'text', repeat('x', 300)), now()
  FROM generate_series($1::int, $2::int) i`;
const INSERT_ENTRIES = `INSERT INTO "TrailEntry" (subject, seq, at, act, by, rows, previous, hash)
  SELECT subject, seq, at, act, by, rows, previous, hash FROM jsonb_to_recordset($1::jsonb)
  AS e(subject text, seq int, at timestamptz, act text, by text, rows jsonb, previous text, hash text)`;

type State = [n: number, table: string, key: string, hash: string];

/** Rows as the triggers note them, each with the entry of its act. */
async function fill(owner: Client): Promise<void> {
  const heads = new Map<string, { seq: number; hash: string }>();
  for (let from = 0; from < ENTRIES; from += BATCH) {
    await owner.query('BEGIN');
    await owner.query(INSERT_ROWS, [from, Math.min(from + BATCH, ENTRIES) - 1, CHAINS]);
    const { rows } = await owner.query<{ states: State[] }>('SELECT take_states() AS states');
    const entries = (rows[0]?.states ?? []).map((state) => {
      const subject = state[2].slice(0, state[2].indexOf('/'));
      const head = heads.get(subject) ?? { seq: 0, hash: NOTHING_BEFORE };
      const entry = { subject, seq: head.seq + 1, at: new Date(), act: 'DONE', by: 'engine', previous: head.hash };
      const absent = { onBehalfOf: null, revision: null, reason: null, changed: null, requestId: null };
      const whole = { ...entry, rows: [state] };
      const hash = hashOfEntry({ ...whole, ...absent });
      heads.set(subject, { seq: entry.seq, hash });
      return { ...whole, hash };
    });
    await owner.query(INSERT_ENTRIES, [JSON.stringify(entries)]);
    await owner.query('COMMIT');
  }
}

/** Microseconds a row, with the triggers and without. */
async function costOfNoting(owner: Client): Promise<void> {
  const insert = async (from: number) => {
    const since = process.hrtime.bigint();
    await owner.query('BEGIN');
    await owner.query(INSERT_ROWS, [from, from + 19_999, CHAINS]);
    const took = Number(process.hrtime.bigint() - since) / 1000 / 20_000;
    await owner.query('ROLLBACK');
    return took;
  };
  await insert(1e8);
  const noted = await insert(1e8);
  await owner.query('ALTER TABLE "StepResult" DISABLE TRIGGER USER');
  const bare = await insert(1e8);
  await owner.query('ALTER TABLE "StepResult" ENABLE TRIGGER USER');
  say('Writing a row of 300 characters, noted / not', `${noted.toFixed(0)} / ${bare.toFixed(0)} µs`);
}

try {
  await migrate(database.ownerUrl, { role: roleOf(database.url) });
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await costOfNoting(owner);
  const filling = Date.now();
  await fill(owner);
  await owner.query('ANALYZE');
  say(`Writing ${ENTRIES} entries`, seconds(filling));
  await owner.query(`UPDATE "StepResult" SET data = '{}' WHERE step = 's7'`);
  await owner.end();
  const verifying = Date.now();
  const report = await verifyTrail({
    databaseUrl: database.url,
    keySet: { keys: [] },
    onFinding: ({ problem, row }) => say('Found', `${problem} ${row?.table} ${row?.key}`),
  });
  say(`Verifying ${report.entries} entries of ${report.chains} chains`, seconds(verifying));
  say('Most memory of this process', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
