import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { grantRights } from './rights.js';

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

const LATEST = `SELECT DISTINCT ON (migration_name) migration_name AS name, checksum, finished_at
  FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name, started_at DESC`;

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
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(BOOKS);
    const books = await client.query<{ name: string; checksum: string; finished_at: Date | null }>(LATEST);
    const done = new Map(books.rows.map((row) => [row.name, row]));
    const failed = books.rows.find((row) => row.finished_at === null);
    if (failed) {
      throw new MigrationBlockedError(
        `Migration ${failed.name} failed earlier; mend the database, then delete its row in _prisma_migrations.`,
      );
    }
    const applied: string[] = [];
    for (const name of await migrationsIn(folder)) {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const before = done.get(name);
      if (before && before.checksum !== checksum) {
        throw new MigrationBlockedError(
          `Migration ${name} was edited after it was applied to this database; restore the file, or start on an empty database.`,
        );
      }
      if (before) continue;
      await apply(client, name, sql, checksum);
      applied.push(name);
    }
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

async function apply(client: Client, name: string, sql: string, checksum: string): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations(id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    // Without parameters the file is one implicit transaction.
    await client.query(sql);
  } catch (error) {
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw error;
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
}
