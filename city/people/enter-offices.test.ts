import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMonths, jalaliDay } from '../../forms/jalali.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { type ImportRow, importRecords } from '../registers/import-records.js';

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

const yearsAgo = (years: number) => addMonths(jalaliDay(new Date()), -12 * years);

async function listed(version: string, record: object, yearsOfRecord = 10) {
  const rows: ImportRow[] = [{ at: 'offices[0]', register: 'offices', record: { name: 'دفتر', ...record } }];
  await importRecords(prisma, rows, { source: 'city', version, officeRule: { yearsOfRecord } });
  return prisma.office.findFirst({ where: { id: (record as { officeId: string }).officeId } });
}

it('approves what the city lists as approved, if it has the years of record', async () => {
  const old = { officeId: 'O-1', approved: true, since: yearsAgo(12) };
  expect(await listed('1', old)).toMatchObject({
    since: old.since,
    approvedAt: expect.any(Date),
    approvedBy: 'import',
  });
  const young = { officeId: 'O-2', approved: true, since: yearsAgo(3) };
  expect((await listed('1', young))?.approvedAt).toBeNull();
  expect((await listed('2', young, 3))?.approvedAt).toEqual(expect.any(Date));
  expect((await listed('2', { ...old, approved: false }))?.approvedAt).toBeNull();
});

it('suspends what the city suspends, and leaves an administrator’s suspension alone', async () => {
  const office = { officeId: 'O-3', approved: true, since: yearsAgo(12) };
  expect((await listed('1', { ...office, suspended: true }))?.suspendedAt).toEqual(expect.any(Date));
  expect((await listed('2', { ...office, suspended: false }))?.suspendedAt).toBeNull();
  await prisma.office.update({
    where: { id: 'O-3' },
    data: { suspendedAt: new Date(), suspendedBy: 'admin-1', suspensionReason: 'r' },
  });
  expect((await listed('3', { ...office, suspended: false }))?.suspendedBy).toBe('admin-1');
});

it('changes nothing for a list that says the same again', async () => {
  const office = { officeId: 'O-4', approved: true, since: yearsAgo(12) };
  await listed('1', office);
  await prisma.office.update({ where: { id: 'O-4' }, data: { approvedAt: null } });
  expect((await listed('1', office))?.approvedAt).toBeNull();
});
