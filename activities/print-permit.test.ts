import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDocumentStore } from '../city/documents/store.js';
import { createRenderer, type Renderer } from '../city/papers/renderer.js';
import { seedGranted } from '../city/papers/test-support/granted.js';
import { createPermitSigner } from '../city/signing/signer.js';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../test/support/servers.js';
import { createPrintingActivities } from './print-permit.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-printing-'));
const asked = new Date('2026-11-24T08:05:00Z');
let database: TestDatabase;
let prisma: PrismaClient;
let renderer: Renderer;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 4);
  renderer = createRenderer({ threads: 1 });
});
afterAll(async () => {
  await renderer.close();
  await prisma.$disconnect();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

it('draws what was granted lately, each once, and leaves one that fails to a workflow of its own', async () => {
  await seedGranted(prisma, { reference: 'P-1', number: '1405-000001' });
  await seedGranted(prisma, { reference: 'P-2', number: '1405-000002' });
  await seedGranted(prisma, { reference: 'P-broken', number: '1405-000003' });
  await seedGranted(prisma, { reference: 'P-taken-back', number: '1405-000004', slip: 'PAYABLE' });
  await seedGranted(prisma, { reference: 'P-old', number: '1405-000005', at: new Date('2026-11-24T07:00:00Z') });
  await prisma.submission.update({
    where: { reference_revision: { reference: 'P-broken', revision: 1 } },
    data: { evaluation: 'no evaluation' },
  });
  const drawn: unknown[] = [];
  const alone: string[] = [];
  const { printPapers } = createPrintingActivities({
    prisma,
    renderer: {
      ...renderer,
      render(paper) {
        drawn.push(paper);
        return renderer.render(paper);
      },
    },
    documents: createDocumentStore(join(folder, 'documents')),
    signer: createPermitSigner({ folder: join(folder, 'keys') }),
    issuer: 'parvaneh',
    municipality: 'شهرداری آزمون',
    publicUrl: () => 'https://permits.example.ir',
    printing: { alone: async (reference) => void alone.push(reference) },
  });
  const print = () => new MockActivityEnvironment({ scheduledTimestampMs: asked.getTime() }).run(printPapers);
  await Promise.all([print(), print()]);
  const kept = await prisma.permit.findMany({ where: { documentSha256: { not: null } }, orderBy: { number: 'asc' } });
  expect(kept.map(({ reference }) => reference)).toEqual(['P-1', 'P-2']);
  expect(drawn).toHaveLength(2);
  expect(new Set(alone)).toEqual(new Set(['P-broken']));
});
