import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/support/servers.js';
import { migrate } from './migrate.js';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'parvaneh-migrations-'));
  cpSync(new URL('migrations', import.meta.url), folder, { recursive: true });
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

test('a new migration is applied once, by whichever of two processes comes first', async () => {
  write('29990101000000_next', 'CREATE TABLE next (id int); INSERT INTO next VALUES (1);');
  const applied = await Promise.all([migrate(database.ownerUrl, { folder }), migrate(database.ownerUrl, { folder })]);
  expect(applied.flat()).toEqual(['29990101000000_next']);
  expect(await query('SELECT id FROM next')).toEqual([{ id: 1 }]);
});

test('a migration that was edited after it was applied is refused', async () => {
  write('29990101000000_next', 'CREATE TABLE next (id int)');
  await migrate(database.ownerUrl, { folder });
  write('29990101000000_next', 'CREATE TABLE next (id bigint)');
  await expect(migrate(database.ownerUrl, { folder })).rejects.toThrow(/29990101000000_next was edited/);
});

test('a migration that fails changes nothing, and is applied once it is right', async () => {
  write('29990101000000_next', 'CREATE TABLE half (id int); SELECT 1/0;');
  for (const _ of [1, 2]) {
    await expect(migrate(database.ownerUrl, { folder })).rejects.toThrow('division by zero');
    expect(await query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
  }
  write('29990101000000_next', 'CREATE TABLE half (id int)');
  expect(await migrate(database.ownerUrl, { folder })).toEqual(['29990101000000_next']);
});

test('what an older version recorded as failed blocks until somebody has looked at it', async () => {
  const name = '29990101000000_next';
  write(name, 'CREATE TABLE next (id int)');
  const checksum = createHash('sha256').update('CREATE TABLE next (id int)').digest('hex');
  await query(
    `INSERT INTO _prisma_migrations(id, checksum, migration_name, logs) VALUES ('1', '${checksum}', '${name}', 'x')`,
  );
  await expect(migrate(database.ownerUrl, { folder })).rejects.toThrow(/29990101000000_next failed earlier/);
});

test.each(['before', 'after'])('an older version that was killed %s its migration is finished', async (when) => {
  const name = '29990101000000_next';
  const sql = 'CREATE TABLE next (id int); INSERT INTO next VALUES (1);';
  write(name, sql);
  const checksum = createHash('sha256').update(sql).digest('hex');
  await query(`INSERT INTO _prisma_migrations(id, checksum, migration_name) VALUES ('1', '${checksum}', '${name}')`);
  if (when === 'after') await query(sql);
  expect(await migrate(database.ownerUrl, { folder })).toEqual([name]);
  expect(await query('SELECT id FROM next')).toEqual([{ id: 1 }]);
  expect(await migrate(database.ownerUrl, { folder })).toEqual([]);
});

test('a process that is killed during a migration leaves nothing behind', async () => {
  const name = '29990101000000_next';
  write(name, `CREATE TABLE next (id int); SELECT pg_terminate_backend(pg_backend_pid())`);
  await expect(migrate(database.ownerUrl, { folder })).rejects.toThrow();
  write(name, 'CREATE TABLE next (id int)');
  expect(await migrate(database.ownerUrl, { folder })).toEqual([name]);
});

test('an older version refuses the database of a newer one', async () => {
  write('29990101000000_next', 'CREATE TABLE next (id int)');
  await migrate(database.ownerUrl, { folder });
  await expect(migrate(database.ownerUrl)).rejects.toThrow(/is of a newer version .*29990101000000_next/);
});
