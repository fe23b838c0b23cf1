import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { type Act, appendToTrail } from './append.js';
import { hashOfEntry, NOTHING_BEFORE } from './entry.js';

let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const append = (...acts: Act[]) => prisma.$transaction((tx) => appendToTrail(tx, acts));
const chain = (subject: string) => prisma.trailEntry.findMany({ where: { subject }, orderBy: { seq: 'asc' } });

it('chains the acts on a subject, and no two subjects with each other', async () => {
  const changed = { to: 'ISSUED', z: 1, a: [true, null] };
  await append({ subject: 'a', act: 'ONE', by: 'p', changed }, { subject: 'b', act: 'ONE', by: 'p' });
  await append({ subject: 'a', act: 'TWO', by: 'p', onBehalfOf: 'o', revision: 2, requestId: 'r' });
  const [one, two] = await chain('a');
  expect(one).toMatchObject({ seq: 1, previous: NOTHING_BEFORE, changed });
  expect(two).toMatchObject({ seq: 2, previous: one?.hash, onBehalfOf: 'o', revision: 2, requestId: 'r' });
  for (const entry of [one, two]) expect(entry && hashOfEntry(entry)).toBe(entry?.hash);
  expect(await chain('b')).toMatchObject([{ seq: 1, previous: NOTHING_BEFORE }]);
});

it('keeps no words and no values, only hashes that say nothing without their key', async () => {
  const act = { subject: 'secret', act: 'DRAFT_SAVED', by: 'p' };
  const values = { '/applicant/nationalId': '9990000018', '/gone': undefined };
  await append({ ...act, values, reason: { words: 'کد ملی 9990000018', remark: 'the-remark' } });
  await append({ ...act, subject: 'other', values });
  const [entry] = await chain('secret');
  const [other] = await chain('other');
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(entry).toMatchObject({
    reason: { hash, remark: 'the-remark' },
    changed: { values: { '/applicant/nationalId': hash, '/gone': null } },
  });
  expect(JSON.stringify(entry)).not.toMatch(/9990000018|کد/);
  expect(entry?.changed).not.toEqual(other?.changed);
});

it('hashes what is stored, also of text with half of a surrogate pair', async () => {
  const half = { by: 'p\ud800', changed: { 'k\udfff': 'v\ud800' }, values: { '/a': 'x\ud800' } };
  await append({ subject: 'half\ud800', act: `${'A'.repeat(199)}🏠`, ...half, reason: { words: 'w\ud800' } });
  await append({ subject: 'half\ud800', act: 'B', by: 'p' });
  const entries = await chain('half\ufffd');
  expect(entries).toMatchObject([{ by: 'p\ufffd', seq: 1 }, { seq: 2 }]);
  for (const entry of entries) expect(hashOfEntry(entry)).toBe(entry.hash);
});

it('leaves no gap and no fork where many write at once, or fail', async () => {
  const both = (i: number): Act[] => [
    { subject: i % 2 ? 'x' : 'y', act: 'A', by: String(i) },
    { subject: i % 2 ? 'y' : 'x', act: 'B', by: String(i) },
  ];
  const failing = prisma.$transaction(async (tx) => {
    await appendToTrail(tx, both(99));
    throw new Error('changed its mind');
  });
  await Promise.all([
    expect(failing).rejects.toThrow('changed its mind'),
    ...Array.from({ length: 40 }, (_, i) => append(...both(i))),
  ]);
  for (const subject of ['x', 'y']) {
    const entries = await chain(subject);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(entries.slice(1).map(({ previous }) => previous)).toEqual(entries.slice(0, -1).map(({ hash }) => hash));
  }
});

const CHANGES = [
  `UPDATE "TrailEntry" SET act = 'x'`,
  'DELETE FROM "TrailEntry"',
  'TRUNCATE "TrailEntry"',
  'UPDATE "TrailSeal" SET token = token',
  'DELETE FROM "TrailSealedHead"',
  'UPDATE "LedgerPosting" SET amount = 0',
  'DELETE FROM "ReceiptDecision"',
];

describe('the database', () => {
  it.each([
    ...CHANGES,
    'DELETE FROM "Receipt"',
    'UPDATE "TrailKey" SET key = key',
    'DROP TRIGGER trail_stays ON "TrailEntry"',
    'ALTER TABLE "TrailEntry" DISABLE TRIGGER ALL',
    'ALTER TABLE "TrailEntry" DROP COLUMN reason',
    'DROP TABLE "TrailEntry"',
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS $$ SELECT null $$',
    'SET session_replication_role = replica',
    'SET ROLE postgres',
    'CREATE TABLE mine (id int)',
    'DELETE FROM _prisma_migrations',
  ])('does not let the product’s own role %s', async (sql) => {
    await expect(prisma.$executeRawUnsafe(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each(CHANGES)('refuses even its owner %s', async (sql) => {
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await expect(owner.query(sql)).rejects.toThrow('only ever added to');
    await owner.end();
  });
});
