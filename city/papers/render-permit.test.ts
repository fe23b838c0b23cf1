import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { createDocumentStore } from '../documents/store.js';
import { rotateKey } from '../signing/keys.js';
import { createPermitSigner } from '../signing/signer.js';
import { PermitNotIssuedError, PermitNotPaidError } from './errors.js';
import { freezePermit, type RenderDependencies, renderPermit } from './render-permit.js';
import { createRenderer, type Renderer } from './renderer.js';
import { forgetGranted, seedGranted } from './test-support/granted.js';
import { pageTexts, scannedCode } from './test-support/pdf.js';
import { tokenIn, verifyPermitToken } from './token.js';
import { verifyOnRegister } from './verification.js';

const folder = mkdtempSync(join(tmpdir(), 'parvaneh-permits-'));
const documentsDir = join(folder, 'documents');
const keys = { folder: join(folder, 'keys') };
let database: TestDatabase;
let prisma: PrismaClient;
let renderer: Renderer;
let deps: RenderDependencies;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 4);
  renderer = createRenderer({ threads: 2 });
});
beforeEach(async () => {
  await forgetGranted(database);
  rmSync(documentsDir, { recursive: true, force: true });
  deps = {
    prisma,
    renderer,
    documents: createDocumentStore(documentsDir),
    signer: createPermitSigner(keys),
    issuer: 'parvaneh',
    municipality: 'شهرداری آزمون',
    publicUrl: () => 'https://permits.example.ir',
  };
});
afterAll(async () => {
  await renderer.close();
  await prisma.$disconnect();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const bytesOf = async (sha256: string): Promise<Buffer> => {
  const file = await deps.documents.open(sha256);
  if (!file) throw new Error('the file is gone');
  return buffer(file.stream);
};

describe('renderPermit', () => {
  it('keeps the permit by its hash, and its code is good on the register and offline', async () => {
    await seedGranted(prisma, { conditions: ['رعایت نقشه مصوب'] });
    const done = await renderPermit(deps, 'P-1');
    const pdf = await bytesOf(done.sha256);
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(done.sha256);
    expect(pdf.length).toBe(done.bytes);
    const text = (await pageTexts(pdf)).join(' ').replace(/\s/g, '');
    for (const said of ['۱۴۰۵-۰۰۰۰۰۱', '۹-۱-۷-۱-۰-۰-۰', '۱۲۰٬۰۰۰٬۰۰۰', 'شهرداریآزمون', 'رعایتنقشهمصوب']) {
      expect(text).toContain(said);
    }
    const scanned = (await scannedCode(pdf)) ?? '';
    expect(scanned).toMatch(/^https:\/\/permits\.example\.ir\/verify#/);
    const now = new Date('2026-12-01T00:00:00Z');
    expect((await verifyPermitToken(tokenIn(scanned), deps.signer.keySet(), undefined, now)).valid).toBe(true);
    expect((await verifyOnRegister(deps, scanned, now)).verdict.valid).toBe(true);
  });

  it('gives the same file again, at the same time and after the key, the address and the template’s data changed', async () => {
    await seedGranted(prisma);
    const [one, other] = await Promise.all([renderPermit(deps, 'P-1'), renderPermit(deps, 'P-1')]);
    expect(other).toEqual(one);
    rotateKey(keys);
    await prisma.task.updateMany({ data: { conditions: ['later'] } });
    rmSync(documentsDir, { recursive: true, force: true });
    const moved = { ...deps, publicUrl: () => 'https://elsewhere.example', municipality: 'دیگر' };
    expect(await renderPermit(moved, 'P-1')).toEqual(one);
    expect((await bytesOf(one.sha256)).length).toBe(one.bytes);
  });

  it('prints nothing while a slip is unpaid, and nothing that was not granted', async () => {
    await seedGranted(prisma, { slip: 'PAYABLE' });
    await expect(renderPermit(deps, 'P-1')).rejects.toThrow(PermitNotPaidError);
    await seedGranted(prisma, { reference: 'P-2', number: null, slip: 'DRAFT' });
    await expect(renderPermit(deps, 'P-2')).rejects.toThrow(PermitNotPaidError);
    await seedGranted(prisma, { reference: 'P-3', number: null });
    await expect(renderPermit(deps, 'P-3')).rejects.toThrow(PermitNotIssuedError);
    await expect(renderPermit(deps, 'none')).rejects.toThrow(PermitNotIssuedError);
    expect(await prisma.permit.count({ where: { token: { not: null } } })).toBe(0);
  });

  it('takes a token for good only if the register holds it', async () => {
    await seedGranted(prisma);
    await renderPermit(deps, 'P-1');
    const { token } = await prisma.permit.findUniqueOrThrow({ where: { number: '1405-000001' } });
    const now = new Date('2026-12-01T00:00:00Z');
    await prisma.permit.update({ where: { number: '1405-000001' }, data: { token: 'another' } });
    const { verdict } = await verifyOnRegister(deps, token ?? '', now);
    expect(verdict).toEqual({ valid: false, reason: 'NOT_ON_REGISTER' });
  });

  it('prints the conditions of each step’s last approval', async () => {
    await seedGranted(prisma, { conditions: ['شرط پیشین'] });
    const { id: _, ...approval } = await prisma.task.findFirstOrThrow({ where: { reference: 'P-1' } });
    const again = { id: 'P-1-approval-2', decidedAt: new Date('2026-11-25T08:00:00Z'), conditions: ['شرط نهایی'] };
    const other = {
      id: 'P-1-fire',
      stepId: 'fire',
      decidedAt: new Date('2026-11-24T09:00:00Z'),
      conditions: ['شرط آتش‌نشانی'],
    };
    await prisma.task.createMany({
      data: [again, other].map((task) => ({ ...approval, title: approval.title as object, answers: {}, ...task })),
    });
    const { paper } = await freezePermit(deps, 'P-1');
    const lists = paper.blocks.flatMap((block) => (block.kind === 'list' ? [block.items] : []));
    expect(lists).toContainEqual(['شرط نهایی', 'شرط آتش‌نشانی']);
    expect(JSON.stringify(paper)).not.toContain('شرط پیشین');
  });

  it('prints what an outcome of a step’s own sets that only lets the case go on, and nothing of a return', async () => {
    await seedGranted(prisma, { conditions: ['شرط تأیید'] });
    const { id: _, ...approval } = await prisma.task.findFirstOrThrow({ where: { reference: 'P-1' } });
    const told = [
      { id: 'P-1-fire', stepId: 'fire', outcome: null, outcomeId: 'with-conditions', conditions: ['شرط آتش‌نشانی'] },
      { id: 'P-1-water', stepId: 'water', outcome: 'RETURN' as const, conditions: ['اصلاح نقشه'] },
    ];
    await prisma.task.createMany({
      data: told.map((task) => ({ ...approval, title: approval.title as object, answers: {}, ...task })),
    });
    const { paper } = await freezePermit(deps, 'P-1');
    const lists = paper.blocks.flatMap((block) => (block.kind === 'list' ? [block.items] : []));
    expect(lists).toContainEqual(['شرط تأیید', 'شرط آتش‌نشانی']);
  });

  it('is told in the trail once frozen and once drawn, also where both are one transaction', async () => {
    const acts = async (reference: string) =>
      (
        await prisma.trailEntry.findMany({
          where: { subject: reference, act: 'PERMIT_PRINTED' },
          orderBy: { seq: 'asc' },
        })
      ).map(({ changed }) => changed);
    await seedGranted(prisma, { reference: 'P-7', number: '1405-000007' });
    const { sha256 } = await renderPermit(deps, 'P-7');
    expect(await acts('P-7')).toEqual([{ permit: '1405-000007' }, { permit: '1405-000007', sha256 }]);
    await seedGranted(prisma, { reference: 'P-8', number: '1405-000008' });
    await freezePermit(deps, 'P-8');
    expect(await acts('P-8')).toEqual([{ permit: '1405-000008' }]);
    const second = await renderPermit(deps, 'P-8');
    expect(await acts('P-8')).toEqual([{ permit: '1405-000008' }, { permit: '1405-000008', sha256: second.sha256 }]);
  });
});
