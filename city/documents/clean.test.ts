import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { seedFiled } from '../../test/graphql/seed.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { publishShipped } from '../catalogue/catalogue.js';
import { NothingNamedError, removeUnreferenced } from './clean.js';
import { holdDocument } from './hold.js';
import { createDocumentStore, type DocumentStore } from './store.js';

const HOUR = 3_600_000;
let folder: string;
let database: TestDatabase;
let prisma: PrismaClient;
let documents: DocumentStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvaneh-clean-'));
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 4);
  documents = createDocumentStore(folder);
  await publishShipped(prisma);
  await seedFiled(prisma, { reference: 'U-1' });
});
afterEach(async () => {
  await prisma.$disconnect();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function put(text: string): Promise<string> {
  return (await documents.put(Readable.from([Buffer.from(`%PDF-1.4 ${text}`)]))).sha256;
}
const clean = (hoursFromNow: number, dryRun = false) =>
  removeUnreferenced({ prisma, documents, graceHours: 24, dryRun, now: () => Date.now() + hoursFromNow * HOUR });
const attach = (sha256: string) => prisma.attachedDocument.updateMany({ data: { sha256 } });

it('keeps what any row names, however old: attached, filed before, printed', async () => {
  const [attached, filed, printed] = await Promise.all([put('attached'), put('filed'), put('printed')]);
  await attach(attached);
  await prisma.submission.updateMany({
    data: {
      documents: [
        { code: 'A', sha256: 'x' },
        { code: 'B', sha256: filed },
      ],
    },
  });
  await prisma.permit.create({
    data: { number: '1405-000001', reference: 'U-1', issuedAt: new Date(), documentSha256: printed },
  });
  const orphan = await put('orphan');
  expect(await clean(25)).toEqual({ named: 3, young: 0, removed: 1 });
  for (const sha256 of [attached, filed, printed]) expect(await documents.keptSince(sha256)).toBeDefined();
  expect(await documents.keptSince(orphan)).toBeUndefined();
});

it('keeps a young orphan, and only counts when it is asked to', async () => {
  const orphan = await put('orphan');
  expect(await clean(23)).toEqual({ named: 0, young: 1, removed: 0 });
  expect(await clean(25, true)).toEqual({ named: 0, young: 0, removed: 1 });
  expect(await documents.keptSince(orphan)).toBeDefined();
});

it('never takes a file from under a row that is being written on another server', async () => {
  const wanted = await put('wanted');
  const [seen, go] = [new EventEmitter(), new EventEmitter()];
  const held = once(seen, 'now');
  const goes = once(go, 'now');
  const upload = prisma.$transaction(async (tx) => {
    await holdDocument(tx, wanted);
    seen.emit('now');
    await goes;
    await tx.attachedDocument.updateMany({ data: { sha256: wanted } });
  });
  await held;
  expect(await clean(25)).toEqual({ named: 0, young: 1, removed: 0 });
  go.emit('now');
  await upload;
  expect(await clean(25)).toEqual({ named: 1, young: 0, removed: 0 });
  expect(await documents.keptSince(wanted)).toBeDefined();
});

it('keeps either the row or nothing when uploads and cleanings race', async () => {
  for (let round = 0; round < 12; round += 1) {
    const sha256 = await put(`race ${round}`);
    const upload = prisma.$transaction(async (tx) => {
      await holdDocument(tx, sha256);
      if (!(await documents.keptSince(sha256))) return 'refused';
      await tx.attachedDocument.updateMany({ data: { sha256 } });
      return 'attached';
    });
    const [outcome] = await Promise.all([upload, clean(25), clean(25)]);
    expect((await documents.keptSince(sha256)) !== undefined || outcome === 'refused').toBe(true);
  }
});

it('removes nothing for a database that names no document at all', async () => {
  await put('orphan');
  await prisma.attachedDocument.deleteMany();
  await expect(clean(25)).rejects.toThrow(NothingNamedError);
});

it('goes on after the part that was done last', async () => {
  await put('orphan');
  const options = { prisma, documents, graceHours: 24, now: () => Date.now() + 25 * HOUR };
  const soFar = { named: 1, young: 2, removed: 3 };
  const parts: string[] = [];
  expect(await removeUnreferenced(options, (part) => parts.push(part), { after: 'fe', soFar })).toEqual(soFar);
  expect(parts).toEqual(['ff']);
});
