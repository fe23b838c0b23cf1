import { afterAll, beforeAll, expect, it } from 'vitest';
import { type System, startSystem } from '../support/system.js';
import { MERCHANT, startZarinpal } from '../support/zarinpal.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;
let zarinpal: Awaited<ReturnType<typeof startZarinpal>>;

beforeAll(async () => {
  zarinpal = await startZarinpal();
  const gateway = { PAYMENT_GATEWAY: 'zarinpal', ZARINPAL_URL: `${zarinpal.url}/`, ZARINPAL_MERCHANT_ID: MERCHANT };
  const sites = { RETURN_ORIGINS: 'https://city.example' };
  system = await startSystem({ ...gateway, ...sites }, { worker: false });
});
afterAll(async () => {
  await system.stop();
  await zarinpal.stop();
});

let last = 0;
async function payable(): Promise<string> {
  last += 1;
  const reference = `U-1402-${String(last).padStart(6, '0')}`;
  await seedFiled(system.prisma, { reference, status: 'AWAITING_PAYMENT', slip: 'PAYABLE' });
  return `${reference}-1-1`;
}

const start = (slipId: string) =>
  system.ask<{ startPayment: { id: string; redirectUrl: string } }>(
    'citizen-1',
    'mutation($s: ID!) { startPayment(slipId: $s, returnUrl: "https://city.example/back") { id redirectUrl } }',
    { s: slipId },
  );
const open = async (slipId: string) => (await start(slipId)).data.startPayment;
const comeBack = async (url: string) => {
  const response = await fetch(url, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').searchParams.get('result');
};
const statusOf = async (id: string) => (await system.prisma.paymentSlip.findUniqueOrThrow({ where: { id } })).status;
const receiptsOf = (slipId: string) => system.prisma.receipt.findMany({ where: { slipId } });

it('opens a visit in rials and settles by what verify says, once', async () => {
  const slipId = await payable();
  const { id, redirectUrl } = await open(slipId);
  expect(redirectUrl).toMatch(new RegExp(`^${zarinpal.url}/pg/StartPay/A\\d{35}$`));
  expect(zarinpal.asked.at(-1)).toEqual({
    path: '/pg/v4/payment/request.json',
    body: {
      merchant_id: MERCHANT,
      amount: 9007199254740000,
      currency: 'IRR',
      callback_url: `${system.url}/payments/return/${id}`,
      description: slipId,
      metadata: { order_id: slipId },
    },
  });
  const back = zarinpal.pay(redirectUrl);
  expect(await Promise.all([1, 2, 3].map(() => comeBack(back)))).toEqual(['settled', 'settled', 'settled']);
  expect(await comeBack(back)).toBe('settled');
  const receipts = await receiptsOf(slipId);
  expect(receipts).toMatchObject([{ status: 'SETTLED', channel: 'GATEWAY', trackingNumber: '201000000' }]);
  // The card that paid is told, and not kept.
  expect(JSON.stringify(receipts, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
    '5022',
  );
  expect(await statusOf(slipId)).toBe('PAID');
});

it('does not believe a browser that says OK', async () => {
  const slipId = await payable();
  const { redirectUrl } = await open(slipId);
  const failed = zarinpal.pay(redirectUrl, false);
  expect(await comeBack(failed.replace('NOK', 'OK'))).toBe('failed');
  const another = await open(await payable());
  const paidElsewhere = zarinpal.pay(another.redirectUrl);
  const authority = new URL(paidElsewhere).search;
  expect(await comeBack(`${failed.split('?')[0]}${authority}`)).toBe('failed');
  expect(await statusOf(slipId)).toBe('PAYABLE');
  // The same visit may still be paid: a failure is not the end of it.
  expect(await comeBack(zarinpal.pay(redirectUrl))).toBe('settled');
});

it('waits when the bank’s amount is another, or it knows no such visit', async () => {
  const slipId = await payable();
  const { redirectUrl } = await open(slipId);
  const back = zarinpal.pay(redirectUrl);
  zarinpal.alter(redirectUrl, 1_000);
  expect(await comeBack(back)).toBe('pending');
  expect(await statusOf(slipId)).toBe('PAYABLE');
  expect(await receiptsOf(slipId)).toEqual([]);
});

it.each([
  [500, 'oops'],
  [200, '{"data":[],"errors":[]}'],
  [200, '{"data":{"code":100}}'],
  [422, '{"data":[],"errors":{"code":-9,"message":"Validation"}}'],
])('opens no visit while the gateway answers %s %s, and settles later what was paid', async (status, body) => {
  const [slipId, other] = [await payable(), await payable()];
  const { redirectUrl } = await open(slipId);
  const back = zarinpal.pay(redirectUrl);
  zarinpal.break(status, body);
  const refused = await start(other);
  expect(codeOf(refused)).toBe('UNAVAILABLE');
  expect(JSON.stringify(refused)).not.toContain(MERCHANT);
  expect(await system.prisma.paymentSession.count({ where: { slipId: other } })).toBe(0);
  expect(await comeBack(back)).toBe('pending');
  zarinpal.mend();
  expect(await comeBack(back)).toBe('settled');
  expect(await statusOf(slipId)).toBe('PAID');
});

it('keeps money for a slip that lapsed while the payer was at the bank', async () => {
  const slipId = await payable();
  const { redirectUrl } = await open(slipId);
  await system.prisma.paymentSlip.update({ where: { id: slipId }, data: { status: 'EXPIRED' } });
  expect(await comeBack(zarinpal.pay(redirectUrl))).toBe('unmatched');
  expect(await receiptsOf(slipId)).toMatchObject([{ status: 'UNMATCHED', misfit: 'SLIP_EXPIRED' }]);
});

it('has no sandbox bank beside it', async () => {
  const { id } = await open(await payable());
  expect((await fetch(`${system.url}/bank/sessions/${id}`)).status).toBe(404);
});
