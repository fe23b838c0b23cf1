import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedParts } from '../../embedded/parts.js';
import { createPayer, PAYABLE } from '../support/payer.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({ RETURN_ORIGINS: 'https://city.example' }, { worker: false });
});
afterAll(() => system.stop());

const { payable, startPayment, open, answer, slip, confirm } = createPayer(() => system, 1400);
/** Where a page leads. */
const leads = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
};

describe('a payer is sent back', () => {
  it.each([
    'https://evil.example/',
    'https://city.example.evil.example/',
    'http://city.example/back',
    'https://city.example:444/back',
    'https://city.example@evil.example/',
    'https://user@city.example/back',
    '//evil.example/',
    'javascript:alert(1)',
    'https:\\\\evil.example',
  ])('to no other site: %s', async (address) => {
    const refused = await startPayment(`${await payable()}-1-1`, address);
    expect(codeOf(refused)).toBe('BAD_USER_INPUT');
  });

  it('to this server, and to a site that the installation names', async () => {
    for (const address of [`${system.url}/paid`, 'https://city.example/back']) {
      expect(codeOf(await startPayment(`${await payable()}-1-1`, address))).toBeUndefined();
    }
  });

  it('nowhere else by a visit that was begun before', async () => {
    const { id, redirectUrl } = await open(`${await payable()}-1-1`);
    await system.prisma.paymentSession.update({ where: { id }, data: { returnUrl: 'https://evil.example/' } });
    const back = await leads(redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
    const page = await fetch(back, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([200, null]);
  });
});

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
    const second = await startServer(system.config, embeddedParts);
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

describe('printing', () => {
  it('is refused NOT_PAID while one of several slips is unpaid', async () => {
    const reference = await payable(2);
    const { redirectUrl } = await open(`${reference}-1-1`);
    expect((await answer(redirectUrl, 'paid')).status).toBe(200);
    await system.prisma.permit.create({
      data: { number: `1400-${reference}`, reference, current: reference, issuedAt: new Date() },
    });
    const headers = await system.headers('citizen-1');
    for (const path of [`/applications/${reference}/permit`, `/permits/1400-${reference}/document`]) {
      const refused = await fetch(`${system.url}${path}`, { headers });
      expect(refused.status).toBe(409);
      expect(await refused.json()).toMatchObject({ code: 'NOT_PAID' });
    }
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
