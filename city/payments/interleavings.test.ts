import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { DecisionRefusedError, matchReceipt, refundReceipt } from './decide.js';
import type { MoneyTold } from './money-told.js';
import { settleMoney } from './settle.js';
import { balances, type SlipSeed, seedSlips, unbalanced } from './test-support/city.js';
import { balancesOf, type Model, type ModelReceipt, match, refund, tell } from './test-support/model.js';

let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 8);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

type Command = fc.AsyncCommand<Model, Run>;
/** Numbers and amounts of one run are its own, so that runs share a database. */
interface Run {
  before: Record<string, bigint>;
  name: string;
}

/** Two cases of two slips; the last slips of both carry the same identifiers. */
function newModel(name: string): Model {
  const slip = (reference: string, n: number, more: Partial<SlipSeed> = {}): SlipSeed => ({
    id: `${reference}-1-${n}`,
    reference,
    payee: n === 1 ? 'CITY' : 'FIRE',
    status: 'PAYABLE',
    payable: n === 1 ? 1000n : 2000n,
    billId: '12345678',
    paymentId: `${name}${n}`.replace(/\D/g, ''),
    sessionId: randomUUID(),
    ...more,
  });
  const [a, b] = [`A-${name}`, `B-${name}`];
  const first = { billId: '87654321' };
  const slips = [slip(a, 1), slip(a, 2), slip(b, 1, { ...first, status: 'DRAFT' }), slip(b, 2)];
  return { slips: Object.fromEntries(slips.map((each) => [each.id, each])), ended: {}, receipts: [] };
}

async function actual(name: string): Promise<{ slips: object; receipts: object[] }> {
  const [slips, receipts] = await Promise.all([
    prisma.paymentSlip.findMany({ where: { reference: { in: [`A-${name}`, `B-${name}`] } }, orderBy: { id: 'asc' } }),
    prisma.receipt.findMany({ where: { trackingNumber: { startsWith: `${name}-` } } }),
  ]);
  return {
    slips: Object.fromEntries(slips.map(({ id, status }) => [id, status])),
    receipts: sorted(
      receipts.map((r) => ({
        number: r.trackingNumber,
        ordinal: r.ordinal,
        amount: r.amount,
        status: r.status,
        misfit: r.misfit,
        toldFor: r.slipId,
        settles: r.settlesId,
        bill: r.billId && `${r.billId}/${r.paymentId}`,
      })),
    ),
  };
}

const sorted = (receipts: ModelReceipt[]) =>
  receipts.sort((a, b) => a.number.localeCompare(b.number) || a.ordinal - b.ordinal);
const expected = ({ slips, receipts }: Model) => ({
  slips: Object.fromEntries(Object.values(slips).map(({ id, status }) => [id, status])),
  receipts: sorted([...receipts]),
});

async function sameBooks(model: Model, { before, name }: Run): Promise<void> {
  expect(await actual(name)).toEqual(expected(model));
  const now = Object.entries(await balances(prisma)).map(([account, held]) => [
    account,
    held - (before[account] ?? 0n),
  ]);
  expect(Object.fromEntries(now.filter(([, held]) => held !== 0n))).toEqual(balancesOf(model));
}

interface Telling {
  slip: number;
  by: 'session' | 'bill' | 'nothing known';
  number: number;
  amount: 'right' | 'wrong';
}

function toldOf(model: Model, name: string, { slip: index, by, number, amount }: Telling): MoneyTold {
  const slip = Object.values(model.slips)[index] as SlipSeed;
  const paidFor = {
    session: { sessionId: slip.sessionId },
    bill: { billId: slip.billId, paymentId: slip.paymentId },
    'nothing known': { billId: '1', paymentId: '1' },
  }[by];
  return {
    trackingNumber: `${name}-${number}`,
    amount: amount === 'right' ? slip.payable : slip.payable + 1n,
    channel: by === 'session' ? 'BANK' : 'FILE',
    paidFor,
  };
}

const telling: fc.Arbitrary<Telling> = fc.record({
  slip: fc.nat(3),
  by: fc.constantFrom('session', 'bill', 'session', 'bill', 'nothing known'),
  number: fc.nat(9),
  amount: fc.constantFrom('right', 'right', 'right', 'wrong'),
});

const command = (name: string, run: (model: Model, real: Run) => Promise<void>): Command => ({
  check: () => true,
  run: async (model, real) => {
    await run(model, real);
    await sameBooks(model, real);
  },
  toString: () => name,
});

const tells = telling.map((what) =>
  command(`tell ${JSON.stringify(what)}`, async (model, { name }) => {
    const told = toldOf(model, name, what);
    tell(model, told);
    await settleMoney(prisma, told);
  }),
);

const orders = <T>(items: T[]): T[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, i) => orders(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]));

/** What is told at once must come out as if it had been told in some order. */
const together = fc.array(telling, { minLength: 2, maxLength: 4 }).map((all) =>
  command(`at once ${JSON.stringify(all)}`, async (model, { name }) => {
    const told = all.map((what) => toldOf(model, name, what));
    await Promise.all(told.map((each) => settleMoney(prisma, each)));
    const outcome = JSON.stringify(await actual(name), plain);
    const possible = orders(told).map((order) => {
      const after = structuredClone(model);
      for (const each of order) tell(after, each);
      return after;
    });
    const found = possible.find((after) => JSON.stringify(expected(after), plain) === outcome);
    expect(found, `${outcome} comes of no order`).toBeDefined();
    Object.assign(model, found);
  }),
);
const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

const moves = fc
  .record({ slip: fc.nat(3), to: fc.constantFrom('PAYABLE', 'VOID', 'EXPIRED') })
  .map(({ slip: index, to }) =>
    command(`${to} ${index}`, async (model) => {
      const slip = Object.values(model.slips)[index] as SlipSeed;
      const from = { PAYABLE: ['DRAFT'], VOID: ['DRAFT', 'PAYABLE'], EXPIRED: ['PAYABLE'] }[to] as SlipSeed['status'][];
      if (from.includes(slip.status)) slip.status = to as SlipSeed['status'];
      await prisma.paymentSlip.updateMany({
        where: { id: slip.id, status: { in: from } },
        data: { status: to as SlipSeed['status'] },
      });
    }),
  );

async function withdraw(model: Model, reference: string): Promise<void> {
  model.ended[reference] = true;
  for (const slip of Object.values(model.slips)) {
    if (slip.reference === reference && ['DRAFT', 'PAYABLE'].includes(slip.status)) slip.status = 'VOID';
  }
  await prisma.paymentSlip.updateMany({
    where: { reference, status: { in: ['DRAFT', 'PAYABLE'] } },
    data: { status: 'VOID' },
  });
  await prisma.application.update({ where: { reference }, data: { status: 'WITHDRAWN' } });
}

const ends = fc.record({ which: fc.constantFrom('A', 'B'), refunds: fc.boolean() }).map(({ which, refunds }) =>
  command(`withdraw ${which}${refunds ? ' and pay back' : ''}`, async (model, { name }) => {
    const reference = `${which}-${name}`;
    await withdraw(model, reference);
    const paid = model.receipts.filter(({ settles }) => settles && model.slips[settles]?.reference === reference);
    for (const receipt of refunds ? paid : []) {
      refund(model, receipt);
      await refundReceipt(prisma, { receiptId: await idOf(receipt), decidedBy: 'cashier-1', reason: 'r' });
    }
  }),
);

async function idOf({ number: trackingNumber, ordinal }: ModelReceipt): Promise<string> {
  const where = { trackingNumber_ordinal: { trackingNumber, ordinal } };
  return (await prisma.receipt.findUniqueOrThrow({ where, select: { id: true } })).id;
}

const decides = fc.record({ receipt: fc.nat(20), slip: fc.nat(3), refunds: fc.boolean() }).map((what) =>
  command(`decide ${JSON.stringify(what)}`, async (model) => {
    const receipt = model.receipts[what.receipt % Math.max(1, model.receipts.length)];
    const slip = Object.values(model.slips)[what.slip];
    if (!receipt || !slip) return;
    const decision = { receiptId: await idOf(receipt), decidedBy: 'cashier-1', reason: 'r' };
    const stands = what.refunds ? refund(model, receipt) : match(model, receipt, slip);
    const decided = what.refunds
      ? refundReceipt(prisma, decision)
      : matchReceipt(prisma, { ...decision, slipId: slip.id });
    if (stands) await decided;
    else await expect(decided).rejects.toBeInstanceOf(DecisionRefusedError);
  }),
);

it('keeps the books of a model, whatever comes in whatever order and at once', { timeout: 300_000 }, async () => {
  let runs = 0;
  const events = [tells, tells, together, moves, ends, decides, decides];
  await fc.assert(
    fc.asyncProperty(fc.commands(events, { maxCommands: 30 }), async (commands) => {
      runs += 1;
      const name = `${String(runs).padStart(5, '0')}`;
      const model = newModel(name);
      await seedSlips(prisma, Object.values(model.slips));
      await fc.asyncModelRun(async () => ({ model, real: { before: await balances(prisma), name } }), commands);
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect(await unbalanced(prisma)).toEqual([]);
});
