import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { migrate, migrationsIn } from '../../prisma/migrate.js';
import { roleOf } from '../../prisma/rights.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { keysFolder } from '../papers/test-support/keys.js';
import { createPermitSigner } from '../signing/signer.js';
import { sentenceOf } from './findings.js';
import { signBase } from './sign-base.js';
import { verifyTrail } from './verify-trail.js';

const keys = keysFolder();
const signer = createPermitSigner({ folder: keys.folder });
const shipped = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
let folder: string;
let database: TestDatabase;
let prisma: PrismaClient;
let owner: Client;

/** An installation of the release before rows were told of, with people in it, brought up to date. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-base-'));
  database = await createTestDatabase({ template: 'template0' });
  const all = await migrationsIn();
  const older = all.slice(
    0,
    all.findIndex((name) => name.endsWith('_state_in_the_trail')),
  );
  for (const name of older) await cp(join(shipped, name), join(folder, name), { recursive: true });
  await migrate(database.ownerUrl, { folder });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO "Account" (id, name) SELECT 'p' || i, '{"fa":"ن","en":"n"}' FROM generate_series(1, 5000) i`,
  );
  await migrate(database.ownerUrl, { role: roleOf(database.url) });
  prisma = createPrisma(database.url, 2);
});
afterAll(async () => {
  await owner.end();
  await prisma.$disconnect();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  keys.remove();
});

async function found(): Promise<string[]> {
  const sentences: string[] = [];
  const onFinding = (finding: Parameters<typeof sentenceOf>[0]) => sentences.push(sentenceOf(finding));
  await verifyTrail({ databaseUrl: database.url, keySet: signer.keySet(), onFinding });
  return sentences;
}

it('takes the rows of before over as they stand, under one signature, and finds what is changed since', async () => {
  expect(await found()).toEqual([expect.stringContaining('[BASE_NOT_AS_SIGNED]')]);
  for (const _ of [1, 2]) await signBase(prisma, database.url, signer);
  expect(await found()).toEqual([]);
  expect(await prisma.trailEntry.count({ where: { act: 'STATE_TAKEN_OVER' } })).toBe(1);
  await prisma.account.update({ where: { id: 'p7' }, data: { nationalId: '1' } });
  expect(await found()).toEqual(['Account p7 is not as the last act on it left it [ROW_CHANGED]']);
  // A start after that takes nothing over again.
  await migrate(database.ownerUrl, { role: roleOf(database.url) });
  await signBase(prisma, database.url, signer);
  expect(await found()).toHaveLength(1);
});

it('takes over what a later migration makes of rows, and nothing besides', async () => {
  for (const name of await migrationsIn()) await cp(join(shipped, name), join(folder, name), { recursive: true });
  await mkdir(join(folder, '29990101000000_next'));
  const next = `ALTER TABLE "Account" ADD COLUMN "tested" BOOLEAN NOT NULL DEFAULT false;
    UPDATE "Account" SET "tested" = true WHERE id <> 'p7';`;
  await writeFile(join(folder, '29990101000000_next', 'migration.sql'), next);
  await migrate(database.ownerUrl, { folder, role: roleOf(database.url) });
  await signBase(prisma, database.url, signer);
  expect(await found()).toEqual(['Account p7 is not as the last act on it left it [ROW_CHANGED]']);
  await owner.query('ALTER TABLE "TrailBase" DISABLE TRIGGER ALL');
  await owner.query(`DELETE FROM "TrailBase" WHERE key = 'p9'; DELETE FROM "TrailBase" WHERE key = 'p10' AND n > 0`);
  expect((await found()).map((sentence) => sentence.replace(/.*\[/, '['))).toEqual([
    ...['[BASE_NOT_AS_SIGNED]', '[ROW_CHANGED]', '[ROW_CHANGED]', '[ROW_UNTOLD]'],
  ]);
});
