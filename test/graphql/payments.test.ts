import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirm as bankConfirms } from '../support/bank.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

const PAYABLE = 9007199254740000n;
let last = 0;

/** A case with payable slips. No workflow is behind it: what the bank and the server write is looked at alone. */
async function payable(slips = 1, slip: 'PAYABLE' | 'EXPIRED' | 'VOID' | 'DRAFT' = 'PAYABLE'): Promise<string> {
  last += 1;
  const reference = `U-1400-${String(last).padStart(6, '0')}`;
  await seedFiled(system.prisma, { reference, status: 'AWAITING_PAYMENT', slip, slips });
  return reference;
}

const startPayment = (slipId: string, returnUrl?: string, as = 'citizen-1') =>
  system.ask<{ startPayment: { id: string; redirectUrl: string } }>(
    as,
    'mutation($s: ID!, $u: String) { startPayment(slipId: $s, returnUrl: $u) { id redirectUrl } }',
    { s: slipId, u: returnUrl },
  );

async function open(slipId: string, returnUrl?: string): Promise<{ id: string; redirectUrl: string }> {
  const { data, errors } = await startPayment(slipId, returnUrl);
  expect(errors).toBeUndefined();
  return data.startPayment;
}

/** Answers at the bank's page, and follows the way back to the server. */
const answer = (url: string, outcome: string) => fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }) });
/** Where a page leads. */
const leads = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
};
const slip = (id: string) => system.prisma.paymentSlip.findUniqueOrThrow({ where: { id } });

const confirm = (told: Record<string, unknown>, key?: string, at?: Date) => bankConfirms(system, told, key, at);

describe('paying at the bank', () => {
  it('shows a page in Persian, settles on paid, and sends the payer back', async () => {
    const reference = await payable();
    const { id, redirectUrl } = await open(`${reference}-1-1`, 'https://city.example/back?a=1');
    const page = await (await fetch(redirectUrl)).text();
    expect(page).toContain('dir="rtl"');
    expect(page).toContain('۹٬۰۰۷٬۱۹۹٬۲۵۴٬۷۴۰٬۰۰۰');
    const back = await leads(redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
    expect(back).toBe(`${system.url}/payments/return/${id}`);
    expect(await leads(back)).toBe(`https://city.example/back?a=1&paymentSession=${id}&result=settled`);
    expect(await slip(`${reference}-1-1`)).toMatchObject({ status: 'PAID', paidAt: expect.any(Date) });
    const session = await system.prisma.paymentSession.findUniqueOrThrow({ where: { id } });
    expect(session).toMatchObject({ outcome: 'paid', endedAt: expect.any(Date) });
  });

  it('has one effect however often and at once the payer posts', async () => {
    const reference = await payable();
    const { redirectUrl } = await open(`${reference}-1-1`);
    const answers = await Promise.all(['paid', 'paid', 'paid'].map((outcome) => answer(redirectUrl, outcome)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await answer(redirectUrl, 'failed')).status).toBe(200);
    expect(await system.prisma.receipt.count({ where: { slipId: `${reference}-1-1` } })).toBe(1);
    expect((await slip(`${reference}-1-1`)).status).toBe('PAID');
  });

  it('leaves the slip payable when it fails, so that another visit can pay it', async () => {
    const reference = await payable();
    const first = await open(`${reference}-1-1`);
    expect(await (await answer(first.redirectUrl, 'failed')).text()).toContain('data-result="failed"');
    expect(await (await answer(first.redirectUrl, 'paid')).text()).toContain('data-result="failed"');
    expect((await slip(`${reference}-1-1`)).status).toBe('PAYABLE');
    await answer((await open(`${reference}-1-1`)).redirectUrl, 'paid');
    expect((await slip(`${reference}-1-1`)).status).toBe('PAID');
  });

  it('keeps money of a second visit as a receipt to decide on', async () => {
    const reference = await payable();
    const [one, two] = [await open(`${reference}-1-1`), await open(`${reference}-1-1`)];
    const answers = await Promise.all([one, two].map(({ redirectUrl }) => answer(redirectUrl, 'paid')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const receipts = await system.prisma.receipt.findMany({ where: { slipId: `${reference}-1-1` } });
    expect(receipts.map(({ status }) => status).sort()).toEqual(['SETTLED', 'UNMATCHED']);
  });

  it('settles two slips paid at the same moment, and knows that they are all', async () => {
    const reference = await payable(2);
    const visits = await Promise.all([1, 2].map((n) => open(`${reference}-1-${n}`)));
    const told = await Promise.all(
      visits.map(({ id }, n) =>
        confirm({ trackingNumber: `both-${reference}-${n}`, sessionId: id, outcome: 'paid', amount: `${PAYABLE}` }),
      ),
    );
    expect(told.map(({ body }) => body.all).sort()).toEqual([false, true]);
  });

  it.each(['x', '00000000-0000-7000-8000-000000000000'])('knows no visit %s', async (id) => {
    expect((await fetch(`${system.url}/bank/sessions/${id}`)).status).toBe(404);
    expect((await answer(`${system.url}/bank/sessions/${id}`, 'paid')).status).toBe(404);
  });

  it('takes no other answer than paid or failed', async () => {
    const reference = await payable();
    const { redirectUrl } = await open(`${reference}-1-1`);
    expect((await answer(redirectUrl, 'maybe')).status).toBe(400);
    expect((await slip(`${reference}-1-1`)).status).toBe('PAYABLE');
  });

  it('delivers after a restart what was not delivered before', async () => {
    const reference = await payable();
    const { id } = await open(`${reference}-1-1`);
    await system.prisma.paymentSession.update({ where: { id }, data: { outcome: 'paid' } });
    const { startServer } = await import('../../server.js');
    const second = await startServer(system.config);
    await expect.poll(async () => (await slip(`${reference}-1-1`)).status, { timeout: 15_000 }).toBe('PAID');
    await second.stop();
  });
});

describe('a payment', () => {
  it.each([
    ['DRAFT', 'SLIP_NOT_PAYABLE'],
    ['VOID', 'SLIP_NOT_PAYABLE'],
    ['EXPIRED', 'SLIP_EXPIRED'],
  ] as const)('of a slip that is %s is refused', async (status, code) => {
    const reference = await payable(1, status);
    expect(codeOf(await startPayment(`${reference}-1-1`))).toBe(code);
    expect(await system.prisma.paymentSession.count({ where: { slipId: `${reference}-1-1` } })).toBe(0);
  });

  it('is the applicant’s to make', async () => {
    const reference = await payable();
    expect(codeOf(await startPayment(`${reference}-1-1`, undefined, 'citizen-2'))).toBe('NOT_FOUND');
    expect(codeOf(await startPayment(`${reference}-1-1`, undefined, 'supervisor-1'))).toBe('FORBIDDEN');
    expect(codeOf(await startPayment('nothing'))).toBe('NOT_FOUND');
  });

  it.each(['javascript:alert(1)', '/relative', 'ftp://x', 'https://a:b@x.example'])(
    'does not lead to %s',
    async (url) => {
      const reference = await payable();
      expect(codeOf(await startPayment(`${reference}-1-1`, url))).toBe('BAD_USER_INPUT');
    },
  );
});

describe('a confirmation', () => {
  const paid = async (change: Record<string, unknown> = {}) => {
    const reference = await payable();
    const { id } = await open(`${reference}-1-1`);
    const told = { trackingNumber: `t-${reference}`, sessionId: id, outcome: 'paid', amount: `${PAYABLE}`, ...change };
    return { slipId: `${reference}-1-1`, told };
  };

  it('counts only with the bank’s signature, and only while it is fresh', async () => {
    const { slipId, told } = await paid();
    expect((await confirm(told, 'another key that is long enough, too')).status).toBe(401);
    expect((await confirm(told, undefined, new Date(Date.now() - 3_600_000))).status).toBe(401);
    const bare = await fetch(`${system.url}/payments/confirmations`, { method: 'POST', body: JSON.stringify(told) });
    expect(bare.status).toBe(401);
    expect((await slip(slipId)).status).toBe('PAYABLE');
    expect(await system.prisma.receipt.count({ where: { trackingNumber: told.trackingNumber } })).toBe(0);
  });

  it('says the same when it is told again', async () => {
    const { told } = await paid();
    const first = await confirm(told);
    expect(first).toMatchObject({ status: 200, body: { result: 'settled', all: true } });
    expect(await confirm(told)).toEqual(first);
  });

  it.each([
    ['another amount', { amount: '1' }, 'AMOUNT_MISMATCH'],
    ['a visit that never was', { sessionId: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['no visit at all', { sessionId: 'x' }, 'NOT_FOUND'],
  ])('with %s keeps the money and settles nothing', async (_, change, code) => {
    const { slipId, told } = await paid(change);
    expect((await confirm(told)).body).toEqual({ result: 'unmatched', code });
    expect((await slip(slipId)).status).toBe('PAYABLE');
    const { trackingNumber } = told;
    expect(await system.prisma.receipt.findFirstOrThrow({ where: { trackingNumber } })).toMatchObject({
      status: 'UNMATCHED',
      amount: BigInt(told.amount),
    });
  });

  it('for a slip that has lapsed meanwhile is kept', async () => {
    const { slipId, told } = await paid();
    await system.prisma.paymentSlip.update({ where: { id: slipId }, data: { status: 'EXPIRED' } });
    expect((await confirm(told)).body).toEqual({ result: 'unmatched', code: 'SLIP_EXPIRED' });
  });

  it.each([{ amount: -1 }, { amount: '1.5' }, { outcome: 'perhaps' }, { trackingNumber: '' }])(
    'that is malformed (%o) is not understood',
    async (change) => {
      const { told } = await paid(change);
      expect((await confirm(told)).status).toBe(400);
    },
  );

  it('of a bill paid elsewhere settles its slip, zeros before the identifiers or not', async () => {
    const reference = await payable();
    const bill = { billId: '90831156', paymentId: String(4_000_000 + last) };
    await system.prisma.paymentSlip.update({ where: { id: `${reference}-1-1` }, data: bill });
    const told = {
      trackingNumber: `atm-${reference}`,
      outcome: 'paid',
      amount: `${PAYABLE}`,
      billId: `00000${bill.billId}`,
      paymentId: `000000${bill.paymentId}`,
    };
    expect((await confirm({ ...told, billId: '11111111' })).body).toEqual({ result: 'unmatched', code: 'NOT_FOUND' });
    const settled = { result: 'settled', reference, revision: 1, all: true };
    expect((await confirm({ ...told, trackingNumber: `atm2-${reference}` })).body).toEqual(settled);
    expect((await slip(`${reference}-1-1`)).status).toBe('PAID');
    const again = { ...told, trackingNumber: `atm3-${reference}` };
    expect((await confirm(again)).body).toEqual({ result: 'unmatched', code: 'SLIP_NOT_PAYABLE' });
  });

  it('is kept apart when its number comes again with another amount', async () => {
    const { slipId, told } = await paid();
    await confirm(told);
    expect((await confirm({ ...told, amount: '5' })).body).toEqual({
      result: 'unmatched',
      code: 'TRACKING_NUMBER_REUSED',
    });
    const { trackingNumber } = told;
    expect(await system.prisma.receipt.count({ where: { trackingNumber } })).toBe(2);
    expect((await slip(slipId)).status).toBe('PAID');
  });

  it('tells of money that came after a failure was told', async () => {
    const { slipId, told } = await paid();
    const { sessionId } = told;
    expect((await confirm({ sessionId, outcome: 'failed' })).body).toEqual({ result: 'failed' });
    expect((await confirm(told)).body).toMatchObject({ result: 'settled' });
    expect((await confirm({ sessionId, outcome: 'failed' })).body).toEqual({ result: 'failed' });
    const session = await system.prisma.paymentSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session.outcome).toBe('paid');
    expect((await slip(slipId)).status).toBe('PAID');
  });

  it.each([
    ['DRAFT', 'SLIP_NOT_PAYABLE'],
    ['VOID', 'SLIP_NOT_PAYABLE'],
    ['REFUNDED', 'SLIP_NOT_PAYABLE'],
    ['EXPIRED', 'SLIP_EXPIRED'],
  ] as const)('for a slip that is %s keeps the money: %s', async (status, code) => {
    const { slipId, told } = await paid();
    await system.prisma.paymentSlip.update({ where: { id: slipId }, data: { status } });
    expect((await confirm(told)).body).toEqual({ result: 'unmatched', code });
    expect((await slip(slipId)).status).toBe(status);
  });

  it('after the last day of payment keeps the money, though the case has not heard its clock', async () => {
    const { slipId, told } = await paid();
    await system.prisma.paymentSlip.update({ where: { id: slipId }, data: { payUntil: '1404/12/29' } });
    expect(codeOf(await startPayment(slipId))).toBe('SLIP_EXPIRED');
    expect((await confirm(told)).body).toEqual({ result: 'unmatched', code: 'SLIP_EXPIRED' });
  });
});

describe('coming back from the bank', () => {
  it('says nothing of itself: what the browser brings along is not read', async () => {
    const reference = await payable();
    const { id } = await open(`${reference}-1-1`);
    const back = `${system.url}/payments/return/${id}?Status=OK&Authority=A1&outcome=paid&result=settled`;
    expect(await (await fetch(back)).text()).toContain('data-result="pending"');
    expect(await (await fetch(back, { method: 'POST' })).text()).toContain('data-result="pending"');
    expect((await slip(`${reference}-1-1`)).status).toBe('PAYABLE');
    expect(await system.prisma.receipt.count({ where: { slipId: `${reference}-1-1` } })).toBe(0);
  });

  it('settles by the word of the bank alone, when its own call never comes', async () => {
    const reference = await payable();
    const { id } = await open(`${reference}-1-1`, 'https://city.example/back');
    await system.prisma.paymentSession.update({ where: { id }, data: { outcome: 'paid' } });
    const came = await Promise.all([1, 2, 3].map(() => leads(`${system.url}/payments/return/${id}`)));
    expect(new Set(came)).toEqual(new Set([`https://city.example/back?paymentSession=${id}&result=settled`]));
    expect(await system.prisma.receipt.findMany({ where: { slipId: `${reference}-1-1` } })).toMatchObject([
      { status: 'SETTLED', channel: 'GATEWAY' },
    ]);
  });

  it.each(['x', '00000000-0000-7000-8000-000000000000'])('knows no visit %s', async (id) => {
    expect((await fetch(`${system.url}/payments/return/${id}`)).status).toBe(404);
  });
});
