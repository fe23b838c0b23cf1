import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPayer, PAYABLE } from '../support/payer.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf } from './seed.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

const { payable, startPayment, open, slip, confirm } = createPayer(() => system, 1403);

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
    const bill = { billId: '90831156', paymentId: '4000001' };
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
