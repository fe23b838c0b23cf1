import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { definitionOf } from '../../forms/test-support/shipped-samples.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { createCatalogue, publishShipped } from './catalogue.js';

const overlays = mkdtempSync(join(tmpdir(), 'parvaneh-catalogue-'));
let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('../../test/overlays', import.meta.url)), overlays, { recursive: true });
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
  rmSync(overlays, { recursive: true, force: true });
});

const shippedVersion = definitionOf('construction').version;
const active = async () => (await createCatalogue(prisma).active('construction'))?.definition;

it('publishes what ships, and with an overlay a version of the city’s own that new cases are filed with', async () => {
  expect(await publishShipped(prisma)).toEqual([]);
  expect((await active())?.version).toBe(shippedVersion);
  expect(await publishShipped(prisma, { overlays })).toEqual([]);
  const definition = await active();
  expect(definition?.version).toBe(1000 * shippedVersion + 1);
  expect(definition?.steps.find(({ id }) => id === 'approval')?.deadlines?.[1]?.after).toEqual({ workingDays: 7 });
  expect(await publishShipped(prisma, { overlays })).toEqual([]);
});

it('says so when an overlay was changed and its version was not, and takes it up once that is raised', async () => {
  const file = join(overlays, 'construction.json');
  const overlay = JSON.parse(readFileSync(file, 'utf8'));
  overlay.set[0].to = 9;
  writeFileSync(file, JSON.stringify(overlay));
  expect(await publishShipped(prisma, { overlays })).toEqual([
    `"construction" was changed, but its version ${1000 * shippedVersion + 1} is published already: raise its version, or that of the overlay over it.`,
  ]);
  writeFileSync(file, JSON.stringify({ ...overlay, version: 2, set: [{ ...overlay.set[0], was: 4 }] }));
  const [warned] = await publishShipped(prisma, { overlays });
  expect(warned).toMatch(/construction\.json:1:\d+: warning: set\[0\]\.was OVERLAY_BASE_CHANGED/);
  expect((await active())?.version).toBe(1000 * shippedVersion + 2);
});
