import { afterAll, beforeAll, expect, it } from 'vitest';
import { moveSlips } from '../../activities/test-support/move-slips.js';
import type { Evaluation } from '../../forms/evaluation/types.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { bareType } from '../catalogue/test-support/serve.js';
import { orderRefund, refundFee } from './decide-refund.js';
import { partyOf } from './interested.js';
import { oweRefunds } from './refunds.js';

let database: TestDatabase;
let prisma: PrismaClient;
const AT = '2026-11-24T08:00:00.000Z';
const title = { fa: 'ردیف', en: 'line' };
const line = (code: string, payee: string, amount: string) => {
  const explanation = { label: title, value: amount, inputs: [] };
  return { code, title, amount, payee, basis: 'b', explanation };
};
const lines = [line('F-CITY', 'CITY', '-5000000'), line('F-SCHOOL', 'SCHOOL', '3000000')];
const school = lines.slice(1);

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 4);
  await prisma.publication.create({ data: bareType() });
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

async function filed(reference: string, isDrawn = true): Promise<void> {
  const slips = [
    { payee: 'SCHOOL', lines: school, sum: '3000000', rounding: '0', payable: '3000000', payUntil: '1499/01/01' },
  ];
  // Without `credits`, as a version before them evaluated it: what is below zero is owed back all the same.
  const evaluation = { feeLines: lines, slips, total: '3000000' } as unknown as Evaluation;
  const people = { ownerId: 'citizen-1', filedById: 'citizen-1' };
  const kept = { revision: 1, answers: {}, documents: [], asOf: '1405/09/03', filedById: 'citizen-1', filedAt: AT };
  const worked = {
    rulebookHash: 'r',
    outcome: 'CLEAN',
    lane: 'auto',
    total: 3_000_000n,
    rulesetHash: 'r',
    registers: {},
  } as const;
  const submissions = { create: { ...kept, ...worked, evaluation: evaluation as object } };
  await prisma.application.create({
    data: { reference, permitTypeHash: 'h', status: 'ISSUED', revision: 1, ...people, draft: {}, submissions },
  });
  if (isDrawn) await moveSlips(prisma, reference, 'draft', AT);
}
const refundsOf = (reference: string) =>
  prisma.refund.findMany({ where: { reference }, include: { postings: true }, orderBy: { id: 'asc' } });
const decision = { decidedBy: 'cashier-1', parties: partyOf('cashier-1'), reason: 'r', tell: async () => undefined };

it('owes what is below zero once, however often it is drawn and granted', async () => {
  await filed('R-1');
  await moveSlips(prisma, 'R-1', 'draft', AT);
  const grant = () => prisma.$transaction((tx) => oweRefunds(tx, 'R-1', 1, new Date(AT)));
  expect((await grant()).map(({ act, changed }) => [act, changed?.amount])).toEqual([['REFUND_DUE', '5000000']]);
  expect(await grant()).toEqual([]);
  const [refund, ...others] = await refundsOf('R-1');
  expect(others).toEqual([]);
  expect(refund).toMatchObject({ status: 'DUE', amount: 5_000_000n, payee: 'CITY' });
  expect(refund?.postings.map(({ account, amount }) => `${account} ${amount}`).sort()).toEqual([
    'owners -5000000',
    'payee:CITY 5000000',
  ]);
  await Promise.all([1, 2, 3].map(() => orderRefund(prisma, { ...decision, id: 'R-1-1-R1' })));
  expect((await refundsOf('R-1'))[0]?.postings).toHaveLength(4);
});

it('owes what a version before refunds drew nothing for, where fees were calculated at all', async () => {
  const grant = (reference: string) => prisma.$transaction((tx) => oweRefunds(tx, reference, 1, new Date(AT)));
  await filed('R-4', false);
  expect(await grant('R-4')).toEqual([]);
  const entry = { seq: 1, at: AT, actor: 'engine', summary: title };
  await prisma.timelineEntry.create({ data: { reference: 'R-4', type: 'CALCULATED', ...entry } });
  expect(await grant('R-4')).toHaveLength(1);
  expect(await grant('R-4')).toEqual([]);
  expect(await refundsOf('R-4')).toMatchObject([{ status: 'DUE', amount: 5_000_000n }]);
});

it('owes nothing of a draft that is void', async () => {
  await filed('R-2');
  await moveSlips(prisma, 'R-2', 'void', AT);
  expect(await prisma.$transaction((tx) => oweRefunds(tx, 'R-2', 1, new Date(AT)))).toEqual([]);
  expect(await refundsOf('R-2')).toMatchObject([{ status: 'VOID', postings: [] }]);
  await expect(orderRefund(prisma, { ...decision, id: 'R-2-1-R1' })).rejects.toMatchObject({ code: 'NOT_OWED' });
});

it('gives back of an annulled fee what was paid and not given back, to nobody’s own case', async () => {
  await filed('R-3');
  const slipId = 'R-3-1-1';
  const annul = (as = decision) => refundFee(prisma, { ...as, slipId, fee: 'F-SCHOOL' });
  await expect(annul()).rejects.toMatchObject({ code: 'NOT_PAID' });
  await prisma.paymentSlip.update({ where: { id: slipId }, data: { status: 'PAID' } });
  await expect(annul({ ...decision, parties: partyOf('citizen-1') })).rejects.toMatchObject({
    code: 'SEPARATION_OF_DUTIES',
  });
  await expect(refundFee(prisma, { ...decision, slipId, fee: 'F-CITY' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await Promise.all([annul(), annul(), annul()])).toEqual([1, 2, 3].map(() => `${slipId}-F-SCHOOL`));
  const refund = (await refundsOf('R-3')).find(({ fee }) => fee !== null);
  expect(refund).toMatchObject({ kind: 'FEE_ANNULLED', status: 'ORDERED', amount: 3_000_000n });
});

it.each([
  ['UPDATE "RefundPosting" SET amount = 0', 'only ever added to'],
  ['DELETE FROM "RefundPosting"', 'only ever added to'],
  ['DELETE FROM "Refund"', 'only ever added to'],
  ['UPDATE "Refund" SET amount = 6', 'stays as it is'],
  [`UPDATE "Refund" SET status = 'DUE' WHERE status = 'ORDERED'`, 'cannot go from ORDERED to DUE'],
  [
    `INSERT INTO "RefundPosting" ("refundId", movement, account, amount) VALUES ('R-2-1-R1', 'DUE', 'x', 5000000)`,
    'does not balance',
  ],
])('the database refuses %s', async (sql, sentence) => {
  // Triggers hold even the owner of the tables.
  const owner = createPrisma(database.ownerUrl, 1);
  await expect(owner.$executeRawUnsafe(sql)).rejects.toThrow(sentence);
  await owner.$disconnect();
});
