import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { sampleSize } from '../../test/support/sample-size.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { DecisionRefusedError, matchReceipt, refundReceipt } from './decide.js';
import type { MoneyTold } from './money-told.js';
import { settleMoney } from './settle.js';
import { balances, type SlipSeed, seedSlips, unbalanced } from './test-support/city.js';

const EVENTS = sampleSize({ sample: 500, soak: 10_000 });
const AT_ONCE = 8;
const SLIPS = (EVENTS * 3) / 20;

let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, AT_ONCE);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const slips: SlipSeed[] = Array.from({ length: SLIPS }, (_, i) => ({
  id: `C-${Math.floor(i / 2)}-1-${(i % 2) + 1}`,
  reference: `C-${Math.floor(i / 2)}`,
  payee: ['CITY', 'FIRE', 'RAIL'][i % 3] as string,
  status: i % 10 === 0 ? 'DRAFT' : 'PAYABLE',
  payable: BigInt(1 + (i % 7)) * 1000n,
  billId: String(10_000_000 + Math.floor(i / 2)),
  paymentId: String(50_000_000 + i),
  sessionId: randomUUID(),
}));

type Event =
  | { do: 'tell'; slip: number; number: number; by: 'session' | 'bill' | 'unknown'; wrong: boolean }
  | { do: 'lapse' | 'void' | 'withdraw'; slip: number }
  | { do: 'match' | 'refund'; receipt: number; slip: number };

const slip = fc.nat(SLIPS - 1);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 17,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      slip,
      number: fc.nat((EVENTS * 3) / 5),
      by: fc.constantFrom('session', 'bill', 'bill', 'session', 'unknown'),
      wrong: fc.nat(9).map((n) => n === 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('lapse', 'void', 'withdraw'), slip }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('match', 'refund'), receipt: fc.nat(EVENTS / 2), slip }) },
);

it(`keeps the ledger balanced over ${EVENTS} random events`, { timeout: 600_000 }, async () => {
  await seedSlips(prisma, slips);
  const told = new Set<string>();
  const happen = async (what: Event): Promise<void> => {
    const { id, reference, payable, billId, paymentId, sessionId } = slips[what.slip] as SlipSeed;
    if (what.do === 'tell') {
      const paidFor = { session: { sessionId }, bill: { billId, paymentId }, unknown: { billId: '1', paymentId: '1' } };
      const amount = what.wrong ? payable + 1n : payable;
      const money: MoneyTold = {
        trackingNumber: `t-${what.number}`,
        amount,
        channel: 'BANK',
        paidFor: paidFor[what.by],
      };
      told.add(`t-${what.number} ${amount}`);
      await settleMoney(prisma, money);
    } else if (what.do === 'match' || what.do === 'refund') {
      const receipt = await prisma.receipt.findFirst({
        skip: what.receipt % Math.max(1, told.size),
        select: { id: true },
      });
      if (!receipt) return;
      const decision = { receiptId: receipt.id, decidedBy: 'cashier-1', reason: 'r' };
      const decided =
        what.do === 'match' ? matchReceipt(prisma, { ...decision, slipId: id }) : refundReceipt(prisma, decision);
      await decided.catch((error: unknown) => {
        if (!(error instanceof DecisionRefusedError)) throw error;
      });
    } else {
      const status = what.do === 'lapse' ? 'EXPIRED' : 'VOID';
      await prisma.paymentSlip.updateMany({ where: { id, status: { in: ['DRAFT', 'PAYABLE'] } }, data: { status } });
      if (what.do === 'withdraw')
        await prisma.application.update({ where: { reference }, data: { status: 'WITHDRAWN' } });
    }
  };

  const waiting = fc.sample(event, EVENTS);
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await happen(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));

  expect(await unbalanced(prisma)).toEqual([]);
  const held = await balances(prisma);
  expect(Object.values(held).reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
  expect(held.clearing).toBe(0n);

  const receipts = await prisma.receipt.findMany({ include: { settles: true } });
  expect(new Set(receipts.map(({ trackingNumber, amount }) => `${trackingNumber} ${amount}`))).toEqual(told);
  const sum = (status: string) =>
    receipts.filter((each) => each.status === status).reduce((total, { amount }) => total + amount, 0n);
  expect(held).toMatchObject({
    bank: sum('SETTLED') + sum('UNMATCHED') + sum('REFUNDED'),
    unmatched: -sum('UNMATCHED'),
    refunds: -sum('REFUNDED'),
  });
  expect(sum('SETTLED')).toBeGreaterThan(0n);
  expect(sum('REFUNDED')).toBeGreaterThan(0n);

  for (const { status, amount, settles } of receipts) {
    if (status === 'SETTLED') expect(settles).toMatchObject({ status: 'PAID', payable: amount });
  }
  const paid = await prisma.paymentSlip.count({ where: { status: 'PAID' } });
  expect(paid).toBe(receipts.filter(({ status }) => status === 'SETTLED').length);
});
