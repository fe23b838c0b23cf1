import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { grantRights } from './rights.js';
import { keepChangedRows, takeBase } from './state-base.js';

/** The database cannot be brought up to date without a person's decision. The message says what to do. */
export class MigrationBlockedError extends Error {
  override name = 'MigrationBlockedError';
}

const shipped = fileURLToPath(new URL('migrations', import.meta.url));

/** The lock that Prisma's own `migrate deploy` takes, so that either waits for the other. */
const LOCK = 72707369;

const BOOKS = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

const LATEST = `SELECT DISTINCT ON (migration_name) migration_name AS name, id, checksum, finished_at, logs
  FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name, started_at DESC`;

interface Recorded {
  name: string;
  id: string;
  checksum: string;
  finished_at: Date | null;
  /** what PostgreSQL said when it failed */
  logs: string | null;
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** What PostgreSQL calls a table, object, column or schema that is there already. */
const ALREADY_THERE = new Set(['42P07', '42710', '42701', '42P06', '42723']);

/**
 * Applies the migrations that the database does not have yet, keeping the same books as `prisma migrate deploy`, whose
 * engine has to be downloaded, and gives `role`, which need own nothing, its rights. Returns the names of those applied.
 * Throws MigrationBlockedError, or what PostgreSQL says.
 */
export async function migrate(
  ownerUrl: string,
  { folder = shipped, role }: { folder?: string; role?: string | undefined } = {},
): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  // A lost connection rejects the statement under way, which says enough.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(BOOKS);
    const books = await client.query<Recorded>(LATEST);
    const done = new Map(books.rows.map((row) => [row.name, row]));
    const names = await migrationsIn(folder);
    const unknown = books.rows.find(({ name }) => !names.includes(name));
    if (unknown) {
      throw new MigrationBlockedError(
        `This database is of a newer version (it has the migration ${unknown.name}); start that version, or restore the backup from before.`,
      );
    }
    const applied: string[] = [];
    for (const name of names) {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const before = done.get(name);
      if (before && before.checksum !== checksum) {
        throw new MigrationBlockedError(
          `Migration ${name} was edited after it was applied to this database; restore the file, or start on an empty database.`,
        );
      }
      if (before?.finished_at) continue;
      if (before?.logs) {
        throw new MigrationBlockedError(
          `Migration ${name} failed earlier; mend the database, then delete its row in _prisma_migrations.`,
        );
      }
      if (before) await client.query('DELETE FROM _prisma_migrations WHERE id = $1', [before.id]);
      await apply(client, { name, sql, checksum }, before !== undefined);
      applied.push(name);
    }
    await takeBase(client);
    if (role) await grantRights(client, role);
    return applied;
  } finally {
    await client.end();
  }
}

/** Names of the migration folders, in the order they apply. */
export async function migrationsIn(folder = shipped): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * A migration and its record are one transaction, so that a process killed at any moment leaves both or neither.
 * `unsure`: an older version, which recorded in steps of their own, was killed in between. What such a migration makes is
 * then there as a whole or not at all.
 */
async function apply(client: Client, { name, sql, checksum }: Migration, unsure: boolean): Promise<void> {
  const record = () =>
    client.query(
      `INSERT INTO _prisma_migrations(id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await keepChangedRows(client);
    await record();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    if (!unsure || !ALREADY_THERE.has((error as { code?: string }).code ?? '')) throw error;
    await record();
  }
}
