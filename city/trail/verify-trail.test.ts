import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { createPermitSigner, type PermitSigner } from '../signing/signer.js';
import { appendToTrail } from './append.js';
import { hashOfEntry } from './entry.js';
import type { TrailFinding } from './findings.js';
import { sealDay } from './seal.js';
import type { KeptEntry } from './verify-chain.js';
import { verifyTrail } from './verify-trail.js';

let keys: string;
let signer: PermitSigner;
let database: TestDatabase;
let prisma: PrismaClient;
let owner: Client;

beforeAll(() => {
  keys = mkdtempSync(join(tmpdir(), 'parvaneh-seals-'));
  signer = createPermitSigner({ folder: keys });
});
afterAll(() => rmSync(keys, { recursive: true, force: true }));

beforeEach(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 2);
  owner = new Client({ connectionString: database.ownerUrl });
  owner.on('error', () => undefined);
  await owner.connect();
  await act('a', 6);
  await act('b', 3);
  await seal('2026-11-23T12:00:00Z');
  await act('a', 2);
  await act('c', 1);
  await seal('2026-11-24T12:00:00Z');
});
afterEach(async () => {
  await owner.end();
  await prisma.$disconnect();
  await database.drop();
});

async function act(subject: string, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const changed = { i, mode: 'x' };
    await prisma.$transaction((tx) => appendToTrail(tx, [{ subject, act: 'A', by: 'p', changed }]));
  }
}

const seal = (now: string) => sealDay({ databaseUrl: database.url, signer, now: new Date(now) });

async function findings(more: { subject?: string; kept?: string[] } = {}): Promise<TrailFinding[]> {
  const found: TrailFinding[] = [];
  const report = await verifyTrail({
    databaseUrl: database.url,
    keySet: signer.keySet(),
    onFinding: (finding) => found.push(finding),
    ...more,
  });
  expect(report.findings).toBe(found.length);
  return found;
}

/** As somebody who has the owner's password would: the triggers are off meanwhile. */
async function tamper(...sql: string[]): Promise<void> {
  const off = (state: 'DISABLE' | 'ENABLE') =>
    ['TrailEntry', 'TrailSeal', 'TrailSealedHead'].map((table) => `ALTER TABLE "${table}" ${state} TRIGGER ALL`);
  for (const statement of [...off('DISABLE'), ...sql, ...off('ENABLE')]) await owner.query(statement);
}

/** Hashes a chain anew from an entry on, so that it is whole again by itself. */
async function rehash(subject: string, from: number): Promise<void> {
  const { rows } = await owner.query<KeptEntry>('SELECT * FROM "TrailEntry" WHERE subject = $1 ORDER BY seq', [
    subject,
  ]);
  let previous = rows[from - 2]?.hash ?? '0'.repeat(64);
  for (const entry of rows.slice(from - 1)) {
    const hash = hashOfEntry({ ...entry, previous });
    await tamper(
      `UPDATE "TrailEntry" SET hash = '${hash}', previous = '${previous}' WHERE subject = '${subject}' AND seq = ${entry.seq}`,
    );
    previous = hash;
  }
}

it('finds nothing in a trail that nobody touched, and nothing new in one that grows', async () => {
  expect(await findings()).toEqual([]);
  await act('a', 3);
  expect(await findings()).toEqual([]);
  expect(await findings({ subject: 'a' })).toEqual([]);
});

const at = (seq: number, subject = 'a') => ({ subject, seq });
const ENTRY = `"TrailEntry" WHERE subject = 'a'`;
const move = (from: number, to: number) => `UPDATE "TrailEntry" SET seq = ${to} WHERE subject = 'a' AND seq = ${from}`;
const copy = (seq: number, as: number) =>
  `INSERT INTO "TrailEntry" SELECT subject, ${as}, at, 'FORGED', by, "onBehalfOf", revision, reason, changed, "requestId", previous, hash
   FROM "TrailEntry" WHERE subject = 'a' AND seq = ${seq}`;

it.each<[string, string[], Partial<TrailFinding>[]]>([
  [
    'who did it',
    [`UPDATE "TrailEntry" SET by = 'q' WHERE subject = 'a' AND seq = 3`],
    [{ ...at(3), problem: 'CHANGED' }],
  ],
  [
    'when',
    [`UPDATE "TrailEntry" SET at = at - interval '1 ms' WHERE subject = 'a' AND seq = 3`],
    [{ ...at(3), problem: 'CHANGED' }],
  ],
  [
    'what changed',
    [`UPDATE "TrailEntry" SET changed = '{"i": 9}' WHERE subject = 'a' AND seq = 1`],
    [{ ...at(1), problem: 'CHANGED' }],
  ],
  ['a removed entry', [`DELETE FROM ${ENTRY} AND seq = 4`], [{ ...at(4), problem: 'MISSING' }]],
  [
    'a removed entry, the later ones renumbered',
    [`DELETE FROM ${ENTRY} AND seq = 3`, ...[4, 5, 6, 7, 8].map((seq) => move(seq, seq - 1))],
    [
      { ...at(3), problem: 'MOVED' },
      { ...at(3), problem: 'UNCHAINED' },
    ],
  ],
  [
    'two entries that changed places',
    [move(3, 99), move(4, 3), move(99, 4)],
    [
      { ...at(3), problem: 'MOVED' },
      { ...at(4), problem: 'MOVED' },
    ],
  ],
  [
    'an entry put in',
    [...[8, 7, 6, 5, 4].map((seq) => move(seq, seq + 1)), copy(3, 4)],
    [
      { ...at(4), problem: 'CHANGED' },
      { ...at(5), problem: 'MOVED' },
    ],
  ],
  ['a first entry that is gone', [`DELETE FROM ${ENTRY} AND seq = 1`], [{ ...at(1), problem: 'MISSING' }]],
  ['a tail cut off', [`DELETE FROM ${ENTRY} AND seq > 6`], [{ ...at(8), problem: 'CUT_OFF', seal: 2 }]],
  [
    'a chain that is gone',
    [`DELETE FROM "TrailEntry" WHERE subject = 'b'`],
    [{ ...at(3, 'b'), problem: 'CUT_OFF', seal: 1 }],
  ],
  [
    'a seal that says otherwise',
    [`UPDATE "TrailSeal" SET chains = 9 WHERE number = 1`],
    [{ seal: 1, problem: 'SEAL_CHANGED' }],
  ],
  [
    'a seal of another key',
    [`UPDATE "TrailSeal" SET token = overlay(token placing 'AAAA' from length(token) - 20) WHERE number = 1`],
    [
      { seal: 1, problem: 'SEAL_FORGED' },
      { seal: 2, problem: 'SEAL_UNCHAINED' },
    ],
  ],
  ['a removed seal', ['DELETE FROM "TrailSeal" WHERE number = 1'], [{ seal: 1, problem: 'SEAL_MISSING' }]],
  ['a removed last seal', ['DELETE FROM "TrailSeal" WHERE number = 2'], [{ seal: 2, problem: 'SEAL_MISSING' }]],
  [
    'a tail cut off together with what was sealed of it',
    [`DELETE FROM ${ENTRY} AND seq > 6`, `DELETE FROM "TrailSealedHead" WHERE subject = 'a' AND seal = 2`],
    [{ seal: 2, problem: 'SEAL_HEADS_CHANGED' }],
  ],
])('finds %s, and names it', async (_, sql, wanted) => {
  await tamper(...sql);
  const found = await findings();
  for (const finding of wanted) expect(found).toContainEqual(finding);
});

it('finds a chain that was written anew from a changed entry on', async () => {
  await tamper(`UPDATE "TrailEntry" SET by = 'q' WHERE subject = 'a' AND seq = 2`);
  await rehash('a', 2);
  const rewritten = (seq: number, seal: number) => ({ ...at(seq), problem: 'REWRITTEN', seal });
  expect(await findings()).toEqual([rewritten(6, 1), rewritten(8, 2)]);
  expect(await findings({ subject: 'a' })).toHaveLength(2);
  expect(await findings({ subject: 'b' })).toEqual([]);
});

it('finds by the seals that were kept outside what the database alone can no longer tell', async () => {
  const { rows } = await owner.query<{ token: string }>('SELECT token FROM "TrailSeal" ORDER BY number');
  const kept = rows.map(({ token }) => token);
  expect(await findings({ kept })).toEqual([]);
  // Everything of the last day goes, and is sealed once more as if nothing had been.
  await tamper(
    `DELETE FROM ${ENTRY} AND seq > 6`,
    `DELETE FROM "TrailEntry" WHERE subject = 'c'`,
    'DELETE FROM "TrailSealedHead" WHERE seal = 2',
    'DELETE FROM "TrailSeal" WHERE number = 2',
  );
  expect(await findings()).toEqual([]);
  expect(await findings({ kept })).toEqual([{ seal: 2, problem: 'SEAL_MISSING' }]);
  await seal('2026-11-24T13:00:00Z');
  expect(await findings({ kept })).toEqual([{ seal: 2, problem: 'SEAL_NOT_AS_KEPT' }]);
});

it('seals a day once, and nothing while the clock is set back', async () => {
  const again = await seal('2026-11-24T18:00:00Z');
  expect(again.number).toBe(2);
  expect(await seal('2026-11-20T12:00:00Z')).toEqual(again);
  const both = await Promise.all([seal('2026-11-25T12:00:00Z'), seal('2026-11-25T12:00:01Z')]);
  expect(both.map(({ number }) => number)).toEqual([3, 3]);
  expect(await findings()).toEqual([]);
});

it('finds changed words, and leaves erased ones alone', async () => {
  const { id } = await prisma.remark.create({ data: { reference: 'b', author: 'p', text: 'because' } });
  const reason = { words: 'because', remark: id };
  await prisma.$transaction((tx) => appendToTrail(tx, [{ subject: 'b', act: 'RETURNED', by: 'p', reason }]));
  expect(await findings()).toEqual([]);
  await prisma.remark.update({ where: { id }, data: { text: 'no reason' } });
  const row = { problem: 'ROW_CHANGED', row: { table: 'Remark', key: id } };
  expect(await findings()).toEqual([{ ...at(4, 'b'), problem: 'WORDS_CHANGED' }, row]);
  await prisma.trailKey.deleteMany({ where: { subject: 'b' } });
  expect(await findings()).toEqual([{ ...at(4, 'b'), problem: 'WORDS_KEYLESS' }, row]);
  await prisma.$transaction(async (tx) => {
    await tx.remark.delete({ where: { id } });
    await appendToTrail(tx, [{ subject: 'person/p', act: 'PERSON_ERASED', by: 'cli/test' }]);
  });
  expect(await findings()).toEqual([]);
});
