import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { definitionOf } from '../../forms/test-support/shipped-samples.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { keysFolder } from '../papers/test-support/keys.js';
import { createPermitSigner } from '../signing/signer.js';
import { adoptCarried, signUnsigned } from './adopt.js';
import { createCatalogue } from './catalogue.js';
import { retire } from './decide.js';
import { publishShipped } from './publish-shipped.js';

const shippedVersion = definitionOf('construction').version;
const overlays = fileURLToPath(new URL('../../test/overlays', import.meta.url));
const keys = keysFolder();
let database: TestDatabase;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
  keys.remove();
});

it('what was there before anything was signed is served once it is signed, and signed once', async () => {
  await publishShipped(prisma);
  const signer = createPermitSigner({ folder: keys.folder });
  const catalogue = createCatalogue(prisma, { keySet: () => signer.keySet(), unsigned: false });
  expect(await catalogue.active('construction')).toBeNull();
  expect((await signUnsigned(prisma, signer)).length).toBeGreaterThan(5);
  expect((await catalogue.active('construction'))?.definition.version).toBe(shippedVersion);
  expect(await signUnsigned(prisma, signer)).toEqual([]);
});

it('signs what was carried over, also when it was killed before or half-way, and then nothing more that stands there', async () => {
  const signer = createPermitSigner({ folder: keys.folder });
  const unsigned = () => prisma.publication.count({ where: { status: 'APPROVED', signature: null } });
  const asCarried = { signature: null, decidedAt: null, decidedBy: null };
  await prisma.publication.updateMany({ data: asCarried });
  const all = await unsigned();
  const half = await prisma.publication.findMany({ take: 3, select: { pin: true } });
  await signUnsigned(
    prisma,
    signer,
    half.map(({ pin }) => pin ?? ''),
  );
  expect([all, await unsigned()]).toEqual([expect.any(Number), all - 3]);
  await adoptCarried(prisma, signer);
  expect(await unsigned()).toBe(0);
  await prisma.publication.updateMany({ where: { kind: 'PERMIT_TYPE', code: 'inquiry' }, data: asCarried });
  await adoptCarried(prisma, signer);
  expect(await unsigned()).toBe(1);
  await prisma.publication.updateMany({
    where: { kind: 'PERMIT_TYPE', code: 'inquiry' },
    data: { decidedAt: new Date() },
  });
  await signUnsigned(prisma, signer);
});

it('what nobody has signed stays so when its days are changed', async () => {
  await prisma.publication.updateMany({ where: { kind: 'PERMIT_TYPE', code: 'inquiry' }, data: { signature: null } });
  const signer = createPermitSigner({ folder: keys.folder });
  const change = { kind: 'PERMIT_TYPE' as const, code: 'inquiry', from: new Date('2100-01-01'), by: 'admin-1' };
  await retire({ prisma, signer, approval: false }, change);
  const row = await prisma.publication.findFirstOrThrow({ where: { kind: 'PERMIT_TYPE', code: 'inquiry' } });
  expect(row).toMatchObject({ retiredFrom: change.from, retiredBy: 'admin-1', signature: null });
  const catalogue = createCatalogue(prisma, { keySet: () => signer.keySet(), unsigned: false });
  expect(await catalogue.active('inquiry')).toBeNull();
});

it('a newer version that ships waits for approval where an administrator has published', async () => {
  const signer = createPermitSigner({ folder: keys.folder });
  await prisma.publication.updateMany({
    where: { kind: 'PERMIT_TYPE', code: 'construction' },
    data: { proposedBy: 'admin-1' },
  });
  const notices = await publishShipped(prisma, { overlays, signer });
  expect(notices).toContainEqual(expect.stringContaining("waits for an administrator's approval, because admin-1"));
  const waiting = await prisma.publication.findMany({
    where: { status: 'PROPOSED' },
    select: { code: true, version: true },
  });
  expect(waiting).toEqual([{ code: 'construction', version: 1000 * shippedVersion + 1 }]);
  expect((await createCatalogue(prisma).active('construction'))?.definition.version).toBe(shippedVersion);
  expect(await publishShipped(prisma, { overlays, signer })).not.toContainEqual(expect.stringContaining('waits'));
});
