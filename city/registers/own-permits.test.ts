import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantPermit } from '../../activities/grant-permit.js';
import { jalaliDay } from '../../forms/jalali.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { forgetGranted, seedGranted } from '../papers/test-support/granted.js';
import { importRecords } from './import-records.js';
import { createRegisters } from './registers.js';

let database: TestDatabase;
let prisma: PrismaClient;
const at = new Date('2026-11-24T08:00:00Z');
const plot = '9-1-7-1-0-0-0';

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.ownerUrl, 3);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});
beforeEach(async () => {
  await forgetGranted(database);
  await prisma.registerRecord.deleteMany();
});

const look = (number: string) => createRegisters(prisma).look('permits', number);
const imported = (number: string, more: object = {}) => ({
  number,
  permitType: 'construction',
  nosaziCode: '9-1-7-2-0-0-0',
  issued: '1404/01/01',
  expiry: '1409/01/01',
  stage: 'structure',
  dutiesPaid: 1,
  builtAhead: true,
  ...more,
});
async function imports(...records: object[]): Promise<string[]> {
  const granted: string[] = [];
  const rows = records.map((record, i) => ({ at: `permits[${i}]`, register: 'permits', record }));
  const options = { source: 'council', version: '7', officeRule: { minimumYears: 0 } as never };
  await importRecords(prisma, rows, { ...options, onGranted: (keys) => granted.push(...keys) });
  return granted;
}

describe('a permit that was granted here', () => {
  beforeEach(async () => {
    await seedGranted(prisma, { at });
    await prisma.permit.update({
      where: { number: '1405-000001' },
      data: { record: { dutiesPaid: 900, nosaziCode: plot }, initially: { stage: 'not_started', builtAhead: false } },
    });
  });

  it('is found with what its grant says, its standing, its source and its holder', async () => {
    expect(await look('1405-000001')).toMatchObject({
      status: 'found',
      source: 'granted here',
      version: jalaliDay(at),
      record: {
        number: '1405-000001',
        permitType: 'construction',
        nosaziCode: plot,
        issued: jalaliDay(at),
        expiry: '1407/09/03',
        status: 'ISSUED',
        dutiesPaid: 900,
        stage: 'not_started',
        builtAhead: false,
        holders: ['account:citizen-1'],
      },
    });
  });

  it('stays what it is whatever is imported, which adds only what the grant leaves open', async () => {
    expect(await imports(imported('1405-000001', { status: 'REVOKED' }), imported('1404-9'))).toEqual(['1405-000001']);
    expect(await look('1405-000001')).toMatchObject({
      source: 'granted here; council 7',
      record: {
        nosaziCode: plot,
        status: 'ISSUED',
        expiry: '1407/09/03',
        dutiesPaid: 900,
        stage: 'structure',
        builtAhead: true,
      },
    });
  });

  it('has lapsed once its last day is over, without anybody writing that down', async () => {
    await prisma.permit.update({ where: { number: '1405-000001' }, data: { validUntil: '1405/01/01' } });
    expect(await look('1405-000001')).toMatchObject({ record: { status: 'EXPIRED' } });
  });

  it.each(['SUSPENDED', 'REVOKED', 'SUPERSEDED'])('is %s at once', async (status) => {
    await prisma.permit.update({ where: { number: '1405-000001' }, data: { status } });
    expect(await look('1405-000001')).toMatchObject({ record: { status } });
  });
});

describe('an imported permit', () => {
  it('stands as its list says, has lapsed with its last day, and is superseded by a grant here', async () => {
    await imports(imported('P-1'), imported('P-2', { expiry: '1404/05/05' }), imported('P-3', { status: 'REVOKED' }));
    const standing = async (number: string) => {
      const answer = await look(number);
      return answer.status === 'found' && answer.record.status;
    };
    expect(await Promise.all(['P-1', 'P-2', 'P-3'].map(standing))).toEqual(['ISSUED', 'EXPIRED', 'REVOKED']);
    await seedGranted(prisma, { at });
    await prisma.permit.update({ where: { number: '1405-000001' }, data: { replaces: 'P-1' } });
    await imports(imported('P-1', { stage: 'finishing' }));
    expect(await standing('P-1')).toBe('SUPERSEDED');
  });

  it('keeps its number: no grant takes it', async () => {
    await imports(imported('1405-000001'));
    await seedGranted(prisma, { at, number: null });
    const granting = { reference: 'P-1', revision: 1, at: at.toISOString(), validUntil: null, plot: null };
    await prisma.$transaction((tx) => grantPermit(tx, granting, undefined));
    expect(await prisma.permit.findMany({ select: { number: true } })).toEqual([{ number: '1405-000002' }]);
  });
});

describe('a plot', () => {
  it('has the permits of every building on it, however their codes are written, and the cases filed before', async () => {
    await imports(imported('P-1', { nosaziCode: '09-1-7-1-1-0-0' }), imported('P-2', { nosaziCode: '9-1-7-12-0-0-0' }));
    await seedGranted(prisma, { at });
    await prisma.permit.update({ where: { number: '1405-000001' }, data: { plot: '9-1-7-1' } });
    for (const [reference, second] of [
      ['P-2', 1],
      ['P-3', 2],
      ['P-4', 3],
    ] as const) {
      await seedGranted(prisma, { reference, number: null });
      const submittedAt = new Date(at.getTime() + second * 1000);
      await prisma.application.update({ where: { reference }, data: { submittedAt } });
      await prisma.submission.updateMany({ where: { reference }, data: { plot: '9-1-7-1' } });
    }
    const facts = await createRegisters(prisma).plot(plot, { beside: 'P-3' });
    expect(facts).toMatchObject({
      status: 'found',
      source: 'this installation',
      record: {
        openCases: [{ reference: 'P-2', permitType: 'construction', status: 'AWAITING_PAYMENT', filed: jalaliDay(at) }],
        permits: [
          { number: '1405-000001', status: 'ISSUED', permitType: 'construction' },
          { number: 'P-1', status: 'ISSUED' },
        ],
      },
    });
    const anybody = await createRegisters(prisma).plot(plot);
    expect(anybody.status === 'found' && anybody.record.openCases).toHaveLength(3);
  });
});
