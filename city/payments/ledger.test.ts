import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { refundReceipt } from './decide.js';
import { settleMoney } from './settle.js';

let database: TestDatabase;
let prisma: PrismaClient;
let receiptId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 2);
  const told = { trackingNumber: 't', amount: 5n, channel: 'FILE', paidFor: { billId: '1', paymentId: '1' } } as const;
  receiptId = (await settleMoney(prisma, told)).receiptId;
  await refundReceipt(prisma, { receiptId, decidedBy: 'cashier-1', reason: 'r' });
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

it.each([
  ['UPDATE "LedgerPosting" SET amount = 0', 'only ever added to'],
  ['DELETE FROM "LedgerPosting"', 'only ever added to'],
  ['TRUNCATE "LedgerPosting"', 'only ever added to'],
  [`UPDATE "ReceiptDecision" SET reason = 'x'`, 'only ever added to'],
  ['DELETE FROM "ReceiptDecision"', 'only ever added to'],
  ['DELETE FROM "Receipt"', 'only ever added to'],
  ['TRUNCATE "Receipt" CASCADE', 'only ever added to'],
  ['UPDATE "Receipt" SET amount = 6', 'stays as it is'],
  [`UPDATE "Receipt" SET "trackingNumber" = 'u'`, 'stays as it is'],
  [`UPDATE "Receipt" SET status = 'UNMATCHED'`, 'cannot go from REFUNDED to UNMATCHED'],
])('the database refuses %s', async (sql, sentence) => {
  // The product's own role has no right to most of this; triggers hold even the owner.
  const owner = createPrisma(database.ownerUrl, 1);
  await expect(owner.$executeRawUnsafe(sql)).rejects.toThrow(sentence);
  await owner.$disconnect();
});

it('the database refuses a movement of one side, of three, or of another amount', async () => {
  const side = (account: string, amount: bigint, movement = 'MATCH' as const) => ({
    receiptId,
    movement,
    account,
    amount,
  });
  const write = (data: ReturnType<typeof side>[]) => prisma.ledgerPosting.createMany({ data });
  await expect(write([side('bank', 5n)])).rejects.toThrow('does not balance');
  await expect(write([side('bank', 4n), side('refunds', -4n)])).rejects.toThrow('does not balance');
  await expect(write([side('bank', 5n), side('refunds', -4n)])).rejects.toThrow('does not balance');
  await expect(write([side('bank', 5n), side('refunds', -5n), side('x', 0n)])).rejects.toThrow('does not balance');
  const before = await prisma.ledgerPosting.count();
  expect(before).toBe(6);
});

it('the database refuses a second movement of a kind, and one without its receipt', async () => {
  const again = { receiptId, movement: 'REFUND', account: 'unmatched', amount: 5n } as const;
  await expect(prisma.ledgerPosting.create({ data: again })).rejects.toMatchObject({ code: 'P2002' });
  await expect(prisma.ledgerPosting.create({ data: { ...again, receiptId: randomUUID() } })).rejects.toThrow();
});
