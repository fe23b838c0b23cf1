import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signUnsigned } from '../city/catalogue/adopt.js';
import { createCatalogue } from '../city/catalogue/catalogue.js';
import { keysFolder } from '../city/papers/test-support/keys.js';
import { createPermitSigner } from '../city/signing/signer.js';
import { hashOf } from '../forms/hash.js';
import type { PaperTemplate } from '../forms/language/paper-template.js';
import { loadShipped } from '../forms/load.js';
import { createTestDatabase, type TestDatabase } from '../test/support/servers.js';
import { createPrisma, type PrismaClient } from './client.js';
import { migrate, migrationsIn } from './migrate.js';
import { roleOf } from './rights.js';

const keys = keysFolder();
const signer = createPermitSigner({ folder: keys.folder });
const trust = { keySet: () => signer.keySet(), unsigned: false };
let database: TestDatabase;
let owner: Client;
let prisma: PrismaClient;

const past = new Date('2026-11-20T08:00:00.123Z');
const future = new Date('2100-01-01T00:00:00Z');
type Kind = 'PERMIT_TYPE' | 'RULEBOOK' | 'TEMPLATE';
interface Version {
  code: string;
  version: number;
}

/** As they were: what lists types and rulebooks, and every column of a publication but its document. */
const TYPES = 'SELECT hash, code, version, status, title, generation, definition FROM "PermitType" ORDER BY hash';
const STANDINGS = `SELECT id, kind, code, version, hash, status, "proposedBy", "proposedAt", activate, "activeFrom",
  "decidedBy", "decidedAt", reason, "retiredFrom", "retiredBy", signature FROM "Publication" ORDER BY id`;

async function insert(table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  const places = columns.map((_, i) => `$${i + 1}`);
  await owner.query(`INSERT INTO "${table}" (${columns}) VALUES (${places})`, Object.values(row));
}

/** A row of PermitType as the release before wrote it, and a case that is pinned to it. */
async function insertType(document: Version, status: 'DRAFT' | 'ACTIVE' | 'RETIRED'): Promise<void> {
  const { code, version } = document;
  const hash = hashOf(document);
  const { title = { fa: code, en: code }, generation = 'CITIZEN' } = document as {
    title?: object;
    generation?: string;
  };
  await insert('PermitType', { hash, code, version, status, title, generation, definition: document });
  const reference = `${code}-${version}`;
  await insert('Application', { reference, permitTypeHash: hash, ownerId: 'o', filedById: 'o', draft: {} });
}

async function insertRulebook(document: Version & { effectiveFrom: string }): Promise<void> {
  const { code, version, effectiveFrom } = document;
  await insert('Rulebook', { hash: hashOf(document), code, version, effectiveFrom, document });
}

const approved = { status: 'APPROVED', decidedBy: 'admin-2', decidedAt: past, activeFrom: past };

async function publication(
  kind: Kind,
  document: Version | PaperTemplate,
  { signed = true, keeps = kind !== 'PERMIT_TYPE', ...more }: Record<string, unknown> = {},
): Promise<void> {
  const { version } = document;
  const code = 'paper' in document ? document.paper : document.code;
  const row = {
    ...{ id: randomUUID(), kind, code, version, hash: hashOf(document), document: keeps ? document : null },
    ...{ status: 'PROPOSED', proposedBy: 'admin-1', proposedAt: past, decidedBy: null, decidedAt: null },
    ...{ activeFrom: null, retiredFrom: null, retiredBy: null, ...more },
  } as Record<string, unknown> & { [date in 'decidedAt' | 'activeFrom' | 'retiredFrom']: Date | null };
  const claims = {
    ...{ kind, code, version, hash: row.hash, by: row.proposedBy, approvedBy: row.decidedBy },
    ...{ at: row.decidedAt?.toISOString() ?? null, activeFrom: row.activeFrom?.toISOString() ?? null },
    ...{ retiredFrom: row.retiredFrom?.toISOString() ?? null, retiredBy: row.retiredBy },
  };
  const isSigned = signed && row.status === 'APPROVED';
  await insert('Publication', { ...row, signature: isSigned ? await signer.sign('publication', claims) : null });
}

const small = (code: string, version = 1) => ({
  code,
  version,
  title: { fa: code, en: code },
  generation: 'OFFICE',
  effectiveFrom: '1405/01/01',
});
const shipped = await loadShipped();
const [[inquiry], [city], [template]] = [
  shipped.definitions.filter(({ code }) => code === 'inquiry'),
  shipped.rulebooks,
  shipped.templates.filter(({ paper }) => paper === 'permit'),
];
if (!inquiry || !city || !template) throw new Error('something does not ship');
const paper = (version: number): PaperTemplate => ({ ...template, version });
let before: Record<'types' | 'standings' | 'rulebooks', unknown[]>;

beforeAll(async () => {
  database = await createTestDatabase({ template: 'template0' });
  const { ownerUrl, url } = database;
  const folder = await mkdtemp(join(tmpdir(), 'parvaneh-migrations-'));
  const all = await migrationsIn();
  const older = all.slice(
    0,
    all.findIndex((one) => one.endsWith('_one_table_of_versions')),
  );
  for (const one of older) {
    await cp(fileURLToPath(new URL(`migrations/${one}`, import.meta.url)), join(folder, one), { recursive: true });
  }
  await migrate(ownerUrl, { folder });
  owner = new Client({ connectionString: ownerUrl });
  await owner.connect();

  await insertType(inquiry, 'ACTIVE');
  await publication('PERMIT_TYPE', inquiry, approved);
  await insertType(small('retired'), 'RETIRED');
  await publication('PERMIT_TYPE', small('retired'), { ...approved, retiredFrom: past, retiredBy: 'admin-1' });
  await insertType(small('proposed'), 'DRAFT');
  await publication('PERMIT_TYPE', small('proposed'));
  await insertType(small('coming'), 'DRAFT');
  await publication('PERMIT_TYPE', small('coming'), { ...approved, activeFrom: future });
  await insertType(small('idle'), 'DRAFT');
  await publication('PERMIT_TYPE', small('idle'), { ...approved, activate: false, activeFrom: null });
  const rejected = { status: 'REJECTED', decidedBy: 'admin-2', decidedAt: past, reason: 'no' };
  for (const _ of [1, 2]) await publication('PERMIT_TYPE', small('rejected'), rejected);
  await publication('PERMIT_TYPE', small('again'), rejected);
  await insertType(small('again'), 'DRAFT');
  await publication('PERMIT_TYPE', small('again'));
  await insertType(small('unsigned'), 'ACTIVE');
  await insertType(small('unsigned', 2), 'RETIRED');
  await insertType(small('unsigned', 3), 'DRAFT');

  // One was there before there were publications; the next switches a fee off.
  await insertRulebook(city);
  await publication('RULEBOOK', city, { ...approved, keeps: false });
  const off = { ...city, version: city.version + 1, effectiveFrom: '1405/10/01' };
  await insertRulebook(off);
  await publication('RULEBOOK', off, approved);
  await publication('RULEBOOK', { ...city, version: city.version + 2 });
  await publication('RULEBOOK', { ...city, version: city.version + 3 }, rejected);
  await insertRulebook(small('handwritten'));

  await publication('TEMPLATE', paper(1), approved);
  await publication('TEMPLATE', paper(2), { ...approved, retiredFrom: past, retiredBy: 'admin-1' });
  await publication('TEMPLATE', paper(3));
  await publication('TEMPLATE', paper(4), rejected);
  await publication('TEMPLATE', paper(5), { ...approved, signed: false });

  before = {
    types: (await owner.query(TYPES)).rows,
    standings: (await owner.query(STANDINGS)).rows,
    rulebooks: (await owner.query('SELECT hash, code, version, document FROM "Rulebook" ORDER BY hash')).rows,
  };
  await migrate(ownerUrl, { role: roleOf(url) });
  prisma = createPrisma(url, 2);
  await rm(folder, { recursive: true, force: true });
}, 120_000);

afterAll(async () => {
  await prisma.$disconnect();
  await owner.end();
  await database.drop();
  keys.remove();
});

it('shows every permit type as it stood, and every rulebook with its document', async () => {
  expect(before.types).toHaveLength(9);
  expect((await owner.query(TYPES)).rows).toEqual(before.types);
  const rulebooks = `SELECT hash, code, version, document FROM "Publication"
    WHERE kind = 'RULEBOOK' AND status = 'APPROVED' ORDER BY hash`;
  expect((await owner.query(rulebooks)).rows).toEqual(before.rulebooks);
});

it('changes nothing of what was proposed, decided and signed, and adds what nobody had published', async () => {
  const { rows } = await owner.query<{ id: string; code: string; version: number }>(STANDINGS);
  const ids = new Set(before.standings.map((row) => (row as { id: string }).id));
  expect(rows.filter(({ id }) => ids.has(id))).toEqual(before.standings);
  const added = rows
    .filter(({ id }) => !ids.has(id))
    .sort((a, b) => a.code.localeCompare(b.code) || a.version - b.version);
  const unsigned = { proposedBy: 'installation', decidedBy: null, decidedAt: null, signature: null, activate: true };
  expect(added).toMatchObject([
    { ...unsigned, kind: 'RULEBOOK', code: 'handwritten', version: 1, status: 'APPROVED', retiredFrom: null },
    { ...unsigned, kind: 'PERMIT_TYPE', code: 'unsigned', version: 1, status: 'APPROVED', retiredFrom: null },
    { ...unsigned, kind: 'PERMIT_TYPE', code: 'unsigned', version: 2, status: 'APPROVED', retiredBy: 'installation' },
    { ...unsigned, kind: 'PERMIT_TYPE', code: 'unsigned', version: 3, status: 'PROPOSED', activeFrom: null },
  ]);
});

it('keeps the documents of proposals and templates, and none of a rejected permit type', async () => {
  const without = `SELECT kind, code FROM "Publication" WHERE document IS NULL ORDER BY kind, code`;
  expect((await owner.query(without)).rows.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
    'PERMIT_TYPE again',
    'PERMIT_TYPE rejected',
    'PERMIT_TYPE rejected',
  ]);
  const { rows } = await owner.query('SELECT hash, document FROM "Publication" WHERE document IS NOT NULL');
  for (const { hash, document } of rows) expect(hashOf(document)).toBe(hash);
});

it('serves what was signed by the signature it had, and nothing that nobody signed', async () => {
  const catalogue = createCatalogue(prisma, trust);
  expect((await catalogue.active('inquiry'))?.definition).toEqual(inquiry);
  expect(await catalogue.served()).toEqual([hashOf(inquiry)]);
  expect(await catalogue.rulebookInForce('city', '1405/09/30')).toEqual({ hash: hashOf(city) });
  const off = { ...city, version: city.version + 1, effectiveFrom: '1405/10/01' };
  expect(await catalogue.rulebookInForce('city', '1405/10/01')).toEqual({ hash: hashOf(off) });
  expect((await catalogue.templates('inquiry')).permit).toBe(hashOf(paper(1)));
});

it('holds on to what cases are pinned to, and lets the role of the product delete or change no version', async () => {
  const { rows } = await owner.query(`SELECT count(*)::int AS held FROM "Application" a
    JOIN "Publication" p ON p.pin = a."permitTypeHash"`);
  expect(rows).toEqual([{ held: 9 }]);
  const of = `WHERE kind = 'PERMIT_TYPE' AND code = 'proposed'`;
  await expect(owner.query(`DELETE FROM "Publication" ${of}`)).rejects.toThrow('Application_permitTypeHash_fkey');
  await expect(owner.query(`UPDATE "Publication" SET status = 'REJECTED' ${of}`)).rejects.toThrow(
    'permitTypeHash_fkey',
  );
  expect(await prisma.permitType.count({ where: { status: 'ACTIVE' } })).toBe(2);
  await expect(prisma.$executeRawUnsafe(`DELETE FROM "Publication" ${of}`)).rejects.toThrow('permission denied');
  await expect(prisma.$executeRaw`UPDATE "PermitType" SET code = 'x'`).rejects.toThrow('permission denied');
});

it('can be signed as it is, but for what waits for an approval', async () => {
  const signed = await signUnsigned(prisma, signer);
  expect(signed.map(({ kind, code, version }) => `${kind} ${code} ${version}`)).toEqual([
    'PERMIT_TYPE unsigned 1',
    'PERMIT_TYPE unsigned 2',
    'RULEBOOK handwritten 1',
    'TEMPLATE permit 5',
  ]);
  expect((await createCatalogue(prisma, trust).templates('inquiry')).permit).toBe(hashOf(paper(5)));
  expect(await signUnsigned(prisma, signer)).toEqual([]);
});
