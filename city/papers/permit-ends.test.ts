import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, jalaliDay, startOfDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { loadShipped } from '../../forms/load.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { serve } from '../catalogue/test-support/serve.js';
import { createNotices } from '../notices/notices.js';
import { loadTemplates } from '../notices/templates.js';
import { seeToEnds } from './permit-ends.js';
import { seedGranted } from './test-support/granted.js';

let database: TestDatabase;
let prisma: PrismaClient;
const title = { fa: 'کار در یک سال آغاز نشد', en: 'Not begun within a year' };
const calendar = async () => ({ thursday: 'off' as const, holidays: new Set<string>() });

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.ownerUrl, 2);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

/** A granted case of a version of the construction permit. */
async function granted(
  reference: string,
  number: string,
  version: number,
  keywords: Partial<FormDefinition>,
): Promise<void> {
  await seedGranted(prisma, { reference, number });
  const shipped = (await loadShipped()).definitions.find(({ code }) => code === 'construction') as FormDefinition;
  const hash = await serve(prisma, { ...shipped, version, ...keywords } as FormDefinition);
  await prisma.application.update({ where: { reference }, data: { permitTypeHash: hash } });
}

async function seeTo(day: string) {
  const notices = createNotices({
    prisma,
    templates: await loadTemplates(),
    delivery: { soon: async () => undefined, isUnderWay: async () => false },
  });
  // Noon in Tehran.
  return seeToEnds({ prisma, calendar, notices }, new Date(startOfDay(day).getTime() + 43_200_000));
}
const told = (reference: string) =>
  prisma.notification.findMany({
    where: { reference },
    orderBy: { id: 'asc' },
    select: { event: true, message: true },
  });
const standing = async (number: string) =>
  prisma.permit.findUniqueOrThrow({ where: { number }, select: { status: true, statusReason: true } });

it('tells the holder before the last day, once of each reminder, though no case is open', async () => {
  const validity = { months: '36', basis: 'by-law', remind: [{ days: 60 }, { days: 7 }] };
  await granted('E-1', '1405-000101', 901, { validity });
  const { validUntil } = await prisma.permit.findUniqueOrThrow({ where: { number: '1405-000101' } });
  const last = validUntil ?? '';
  expect(last).toMatch(/^14/);
  expect(await seeTo(addDays(last, -61))).toEqual({ told: 0, lapsed: 0 });
  expect(await seeTo(addDays(last, -59))).toEqual({ told: 1, lapsed: 0 });
  expect(await seeTo(addDays(last, -58))).toEqual({ told: 0, lapsed: 0 });
  expect(await seeTo(addDays(last, -3))).toEqual({ told: 1, lapsed: 0 });
  expect(await seeTo(addDays(last, 1))).toEqual({ told: 0, lapsed: 0 });
  const messages = await told('E-1');
  expect(messages.map(({ event }) => event)).toEqual(['DUE_SOON', 'DUE_SOON']);
  expect(JSON.stringify(messages[0]?.message)).toContain('the last day of the permit');
  expect((await standing('1405-000101')).status).toBe('ISSUED');
});

it('lets a permit lapse that nobody has made use of, and tells its holder before and after', async () => {
  const lapse = { after: { years: 1 }, unless: ['approval'], remind: { days: 30 }, title, basis: 'by-law 12' };
  await granted('E-2', '1405-000102', 902, { lapse });
  await granted('E-3', '1405-000103', 902, { lapse });
  // Of the other, the step has given something.
  await prisma.stepResult.create({
    data: { reference: 'E-3', step: 'approval', data: { outcome: 'approve' }, at: new Date() },
  });
  const day = jalaliDay(new Date('2027-11-24T08:00:00Z'));
  expect(await seeTo(addDays(day, -20))).toMatchObject({ told: 1, lapsed: 0 });
  expect((await standing('1405-000102')).status).toBe('ISSUED');
  expect(await seeTo(addDays(day, 2))).toMatchObject({ lapsed: 1 });
  expect(await seeTo(addDays(day, 3))).toMatchObject({ lapsed: 0 });
  expect(await standing('1405-000102')).toEqual({ status: 'REVOKED', statusReason: `${title.fa} (${title.en})` });
  expect((await standing('1405-000103')).status).toBe('ISSUED');
  const messages = await told('E-2');
  expect(messages.map(({ event }) => event).sort()).toEqual(['DUE_SOON', 'REVOKED']);
  expect(JSON.stringify(messages.find(({ event }) => event === 'REVOKED')?.message)).toContain(title.fa);
  const acts = await prisma.trailEntry.findMany({ where: { subject: 'E-2' }, select: { act: true, by: true } });
  expect(acts).toEqual(
    expect.arrayContaining([
      { act: 'PERMIT_END_TOLD', by: 'clock' },
      { act: 'PERMIT_REVOKED', by: 'clock' },
    ]),
  );
});
