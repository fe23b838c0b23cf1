import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirm } from '../support/bank.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

const PAYABLE = '9007199254740000';
let last = 0;

async function slipOf(more: { slip?: 'PAYABLE' | 'EXPIRED' | 'DRAFT'; ownerId?: string } = {}): Promise<string> {
  last += 1;
  const reference = `U-1401-${String(last).padStart(6, '0')}`;
  await seedFiled(system.prisma, { reference, status: 'AWAITING_PAYMENT', slip: 'PAYABLE', ...more });
  return `${reference}-1-1`;
}

/** Money for a bill that nobody knows. Answers with its receipt. */
async function unmatched(amount = PAYABLE): Promise<string> {
  last += 1;
  const trackingNumber = `lost-${last}`;
  const told = { trackingNumber, outcome: 'paid', amount, billId: '11111111', paymentId: '22222222' };
  expect((await confirm(system, told)).body).toEqual({ result: 'unmatched', code: 'NOT_FOUND' });
  return (await system.prisma.receipt.findFirstOrThrow({ where: { trackingNumber } })).id;
}

/** A slip that is paid as it should be. Answers with its receipt. */
async function settled(slipId: string): Promise<string> {
  const { id: sessionId } = await system.prisma.paymentSession.create({ data: { slipId, amount: BigInt(PAYABLE) } });
  const told = { trackingNumber: `t-${slipId}`, outcome: 'paid', amount: PAYABLE, sessionId };
  expect((await confirm(system, told)).body).toMatchObject({ result: 'settled' });
  return (await system.prisma.receipt.findFirstOrThrow({ where: { settlesId: slipId } })).id;
}

interface Shown {
  id: string;
  status: string;
  misfit: string | null;
  settles: { id: string; status: string } | null;
  decisions: { kind: string; decidedBy: string; reason: string }[];
  postings: { movement: string; account: string; debit: string; credit: string }[];
}
const SHOWN = `id status misfit settles { id status } decisions { kind decidedBy reason }
  postings { movement account debit credit }`;

const match = (id: string, slipId: string, reason = 'paid at the counter', as = 'cashier-1') =>
  system.ask<{ matchReceipt: Shown }>(
    as,
    `mutation($i: ID!, $s: ID!, $r: String!) { matchReceipt(id: $i, slipId: $s, reason: $r) { ${SHOWN} } }`,
    { i: id, s: slipId, r: reason },
  );
const refund = (id: string, reason = 'paid twice', as = 'cashier-1') =>
  system.ask<{ refundReceipt: Shown }>(
    as,
    `mutation($i: ID!, $r: String!) { refundReceipt(id: $i, reason: $r) { ${SHOWN} } }`,
    { i: id, r: reason },
  );
const list = (args: string, as = 'cashier-1', node = 'id') =>
  system.ask<{ receipts: { edges: { node: Shown }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(
    as,
    `{ receipts${args} { edges { node { ${node} } } pageInfo { hasNextPage endCursor } } }`,
  );
const statusOf = async (id: string) => (await system.prisma.paymentSlip.findUniqueOrThrow({ where: { id } })).status;
const end = (slipId: string, data: { status?: 'WITHDRAWN' | 'ISSUED'; revision?: number }) =>
  system.prisma.application.update({ where: { reference: slipId.slice(0, -4) }, data });

describe('matching', () => {
  it('pays a slip with money that fitted none, books it, and says who decided it and why', async () => {
    const [id, slipId] = [await unmatched(), await slipOf()];
    const { data, errors } = await match(id, slipId);
    expect(errors).toBeUndefined();
    expect(data.matchReceipt).toMatchObject({
      status: 'SETTLED',
      misfit: 'NOT_FOUND',
      settles: { id: slipId, status: 'PAID' },
      decisions: [{ kind: 'MATCH', decidedBy: 'cashier-1', reason: 'paid at the counter' }],
    });
    const booked = data.matchReceipt.postings.map(({ movement, account, debit, credit }) =>
      [movement, account, debit === '0' ? `-${credit}` : debit].join(' '),
    );
    expect(new Set(booked)).toEqual(
      new Set([
        `RECEIPT bank ${PAYABLE}`,
        `RECEIPT clearing -${PAYABLE}`,
        `UNMATCHED clearing ${PAYABLE}`,
        `UNMATCHED unmatched -${PAYABLE}`,
        `MATCH unmatched ${PAYABLE}`,
        `MATCH payee:MUNICIPALITY -${PAYABLE}`,
      ]),
    );
  });

  it('once decided stays so, decided again or at once by two', async () => {
    const [id, one, two] = [await unmatched(), await slipOf(), await slipOf()];
    const answers = await Promise.all([match(id, one), match(id, one), match(id, two)]);
    expect(
      answers
        .map(codeOf)
        .filter(Boolean)
        .every((code) => code === 'CONFLICT'),
    ).toBe(true);
    const states = [await statusOf(one), await statusOf(two)];
    expect(states.sort()).toEqual(['PAID', 'PAYABLE']);
    expect(await system.prisma.receiptDecision.count({ where: { receiptId: id } })).toBe(1);
    expect(codeOf(await refund(id))).toBe('CONFLICT');
  });

  it('of one slip by two receipts leaves the second unmatched', async () => {
    const [one, two, slipId] = [await unmatched(), await unmatched(), await slipOf()];
    const answers = await Promise.all([match(one, slipId), match(two, slipId)]);
    expect(answers.map(codeOf).sort()).toEqual(['SLIP_NOT_PAYABLE', undefined]);
  });

  it('is refused where the slip cannot take the money', async () => {
    const id = await unmatched();
    expect(codeOf(await match(id, await slipOf({ slip: 'DRAFT' })))).toBe('SLIP_NOT_PAYABLE');
    expect(codeOf(await match(id, await slipOf({ slip: 'EXPIRED' })))).toBe('SLIP_EXPIRED');
    expect(codeOf(await match(await unmatched('5'), await slipOf()))).toBe('AMOUNT_MISMATCH');
    expect(codeOf(await match(id, 'nothing'))).toBe('NOT_FOUND');
    expect(codeOf(await match('nothing', await slipOf()))).toBe('NOT_FOUND');
    expect(codeOf(await match(id, await slipOf(), '  '))).toBe('REASON_REQUIRED');
    expect(codeOf(await match(id, await slipOf({ ownerId: 'cashier-1' })))).toBe('SEPARATION_OF_DUTIES');
    expect(await system.prisma.receiptDecision.count({ where: { receiptId: id } })).toBe(0);
  });
});

describe('a cashier', () => {
  const ID = '9990000777';
  const party: [string, () => Promise<string>][] = [
    ['the owner of', () => slipOf({ ownerId: 'cashier-1' })],
    [
      'of the office that files',
      async () => {
        await system.prisma.account.update({ where: { id: 'cashier-1' }, data: { officeId: 'OFF-0001' } });
        return slipOf({ ownerId: 'office-1' });
      },
    ],
    [
      'known by the national ID of the owner of',
      async () => {
        const data = { id: 'cashier-one', name: {}, nationalId: ID };
        await system.prisma.account.create({ data });
        return slipOf({ ownerId: 'cashier-one' });
      },
    ],
    [
      'known by a national ID in the answers of',
      async () => {
        const slipId = await slipOf();
        await system.prisma.submission.updateMany({
          where: { reference: slipId.slice(0, -4) },
          data: { answers: { applicant: { owners: [{ nationalId: ID }] } } },
        });
        return slipId;
      },
    ],
  ];
  it.each(party)('who is %s a case neither matches nor refunds its money', async (_, slipFor) => {
    const slipId = await slipFor();
    const token = await system.issuer.token('cashier-1', { national_id: ID });
    const decide = async (mutation: string, variables: object) => {
      const response = await fetch(`${system.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: mutation, variables }),
      });
      return codeOf((await response.json()) as Parameters<typeof codeOf>[0]);
    };
    const refused = 'SEPARATION_OF_DUTIES';
    const pay = 'mutation($i: ID!, $s: ID!) { matchReceipt(id: $i, slipId: $s, reason: "r") { id } }';
    expect(await decide(pay, { i: await unmatched(), s: slipId })).toBe(refused);
    const receipt = await settled(slipId);
    const reference = slipId.slice(0, -4);
    await system.prisma.application.update({ where: { reference }, data: { status: 'WITHDRAWN' } });
    const back = 'mutation($i: ID!) { refundReceipt(id: $i, reason: "r") { id } }';
    expect(await decide(back, { i: receipt })).toBe(refused);
    const { id: sessionId } = await system.prisma.paymentSession.findFirstOrThrow({ where: { slipId } });
    const again = { trackingNumber: `again-${slipId}`, outcome: 'paid', amount: PAYABLE, sessionId };
    expect((await confirm(system, again)).body).toMatchObject({ result: 'unmatched' });
    const kept = { trackingNumber: again.trackingNumber };
    const { id: second } = await system.prisma.receipt.findFirstOrThrow({ where: kept });
    expect(await decide(back, { i: second })).toBe(refused);
    await system.prisma.account.update({ where: { id: 'cashier-1' }, data: { officeId: null } });
    expect(await system.prisma.receiptDecision.count({ where: { receiptId: { in: [receipt, second] } } })).toBe(0);
  });
});

describe('refunding', () => {
  it('orders unmatched money back, once', async () => {
    const id = await unmatched();
    const [first, again] = await Promise.all([refund(id), refund(id, 'again')]);
    expect([first, again].map(codeOf)).toEqual([undefined, undefined]);
    const postings = await system.prisma.ledgerPosting.findMany({ where: { receiptId: id, movement: 'REFUND' } });
    expect(postings.map(({ account, amount }) => `${account} ${amount}`).sort()).toEqual([
      `refunds -${PAYABLE}`,
      `unmatched ${PAYABLE}`,
    ]);
    expect(await system.prisma.receiptDecision.count({ where: { receiptId: id } })).toBe(1);
    expect(codeOf(await match(id, await slipOf()))).toBe('CONFLICT');
  });

  it('of a slip that still counts is refused; when its case is withdrawn the slip is REFUNDED', async () => {
    const slipId = await slipOf();
    const id = await settled(slipId);
    expect(codeOf(await refund(id))).toBe('CONFLICT');
    await end(slipId, { status: 'ISSUED' });
    expect(codeOf(await refund(id))).toBe('CONFLICT');
    await end(slipId, { status: 'WITHDRAWN' });
    expect((await refund(id)).data.refundReceipt).toMatchObject({
      status: 'REFUNDED',
      settles: { status: 'REFUNDED' },
    });
    const owed = await system.prisma.ledgerPosting.findFirstOrThrow({
      where: { receiptId: id, account: 'payee:MUNICIPALITY', movement: 'REFUND' },
    });
    expect(owed.amount).toBe(BigInt(PAYABLE));
  });

  it('takes a slip that was paid before its case was worked out anew', async () => {
    const slipId = await slipOf();
    const id = await settled(slipId);
    await end(slipId, { revision: 2 });
    expect((await refund(id)).data.refundReceipt.status).toBe('REFUNDED');
    expect(await statusOf(slipId)).toBe('REFUNDED');
  });
});

describe('the list', () => {
  it('shows what awaits a decision, in pages, newest first', async () => {
    const slipId = await slipOf();
    const stranded = await settled(slipId);
    await end(slipId, { status: 'WITHDRAWN' });
    const [one, two, three] = [await unmatched(), await unmatched(), await unmatched()];
    const counted = await settled(await slipOf());
    const filter = 'filter: { awaitingDecision: true }';
    const first = (await list(`(${filter}, first: 2)`)).data.receipts;
    expect(first.edges.map(({ node }) => node.id)).toEqual([three, two]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = (await list(`(${filter}, first: 2, after: "${first.pageInfo.endCursor}")`)).data.receipts;
    expect(second.edges.map(({ node }) => node.id)).toEqual([one, stranded]);
    const decided = await list('(filter: { awaitingDecision: false }, first: 100)');
    expect(decided.data.receipts.edges.map(({ node }) => node.id)).toContain(counted);
    const named = await list('(filter: { trackingNumber: "none", status: [UNMATCHED] })');
    expect(named.data.receipts.edges).toEqual([]);
  });

  it('proposes payable slips of the very amount', async () => {
    const slipId = await slipOf();
    await unmatched();
    const { data } = await list('(first: 1)', 'cashier-1', 'id candidates { id status payable } toldFor { id }');
    expect(data.receipts.edges[0]?.node).toMatchObject({
      toldFor: null,
      candidates: expect.arrayContaining([{ id: slipId, status: 'PAYABLE', payable: PAYABLE }]),
    });
  });

  it('is the cashier’s; the auditor reads along, and nobody else sees or decides', async () => {
    const id = await unmatched();
    expect(codeOf(await list('', 'auditor-1'))).toBeUndefined();
    for (const person of ['citizen-1', 'supervisor-1', 'admin-1', 'integrator-1']) {
      expect(codeOf(await list('', person))).toBe('FORBIDDEN');
      expect(codeOf(await refund(id, 'r', person))).toBe('FORBIDDEN');
    }
    expect(codeOf(await refund(id, 'r', 'auditor-1'))).toBe('FORBIDDEN');
    expect(codeOf(await match(id, await slipOf(), 'r', 'auditor-1'))).toBe('FORBIDDEN');
    const anonymous = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ receipts { edges { cursor } } }' }),
    });
    expect(codeOf(await anonymous.json())).toBe('UNAUTHENTICATED');
  });
});
