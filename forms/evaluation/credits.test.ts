import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPaymentOfBill } from '../identifiers.js';
import { rulebook } from '../test-support/shipped-samples.js';
import { countPaid, PAID_BEFORE, type PaidSlip } from './count-paid.js';
import { creditsOf, payableByGroup, payableOf, sumOf } from './credits.js';
import { drawSlips } from './slips.js';
import type { Credit, DraftSlip, FeeLine } from './types.js';

const title = { fa: 'ردیف', en: 'line' };
const line = (payee: string, amount: bigint | number, code = 'F'): FeeLine => ({
  code,
  title,
  amount: String(amount),
  payee,
  basis: 'b',
  explanation: { label: title, value: String(amount), inputs: [] },
});
const issue = { terms: rulebook.slips, asOf: '1405/09/02', firstPeriod: 7, fileCode: 12_345n };
const { roundTo } = rulebook.slips;
const evaluated = (feeLines: FeeLine[], belowZero?: 'refund' | 'floor') => {
  const credits = creditsOf(feeLines, belowZero ? { belowZero } : {});
  return { feeLines, slips: drawSlips(feeLines, issue), ...(credits.length > 0 && { credits }) };
};
const amounts = (credits: readonly Credit[]) => credits.map(({ payee, amount, then }) => `${payee} ${amount} ${then}`);
const payables = (slips: readonly DraftSlip[]) => slips.map(({ payee, payable }) => `${payee} ${payable}`);

it('owes back what the lines of a payee come to below zero, and lets no other payee pay less for it', () => {
  const lines = [line('MUNICIPALITY', -5_000_000), line('EDUCATION', 3_000_000)];
  const { slips, credits = [] } = evaluated(lines);
  expect(payables(slips)).toEqual(['EDUCATION 3000000']);
  expect(amounts(credits)).toEqual(['MUNICIPALITY 5000000 refund']);
  expect(credits[0]?.explanation).toMatchObject({ value: '5000000', inputs: [{ value: '-5000000' }] });
  expect(payableOf(lines)).toBe(3_000_000n);
  expect(amounts(creditsOf(lines, { belowZero: 'floor' }))).toEqual(['MUNICIPALITY 5000000 floor']);
  expect(creditsOf([line('MUNICIPALITY', 5), line('MUNICIPALITY', -5)], {})).toEqual([]);
});

it('counts what was paid before towards what is due, by payee', () => {
  const paid = [{ id: 'U-1-1', payee: 'MUNICIPALITY', amount: 2_000_000n }];
  const { slips, credits } = countPaid(
    evaluated([line('MUNICIPALITY', 5_000_500), line('EDUCATION', 3_000_000)]),
    paid,
    roundTo,
  );
  expect(payables(slips)).toEqual(['MUNICIPALITY 3000000', 'EDUCATION 3000000']);
  expect(slips[0]).toMatchObject({ sum: '3000500', rounding: '500' });
  expect(slips[0]?.lines.at(-1)).toMatchObject({ code: PAID_BEFORE, amount: '-2000000' });
  expect(slips[0]?.lines.at(-1)?.explanation.inputs).toMatchObject([{ value: '2000000', source: 'U-1-1' }]);
  expect(isPaymentOfBill(slips[0]?.billId ?? '', slips[0]?.paymentId ?? '')).toBe(true);
  expect(slips[0]?.paymentId?.startsWith('3000')).toBe(true);
  expect(credits).toEqual([]);
});

it('draws a slip over nothing where all is paid, and owes back what is beyond it', () => {
  const paid = (amount: bigint): PaidSlip[] => [{ id: 'U-1-1', payee: 'MUNICIPALITY', amount }];
  const exactly = countPaid(evaluated([line('MUNICIPALITY', 5_000_000)]), paid(5_000_000n), roundTo);
  expect(payables(exactly.slips)).toEqual(['MUNICIPALITY 0']);
  expect(exactly.credits).toEqual([]);
  const more = countPaid(evaluated([line('MUNICIPALITY', 5_000_000)]), paid(7_000_000n), roundTo);
  expect(payables(more.slips)).toEqual(['MUNICIPALITY 0']);
  expect(amounts(more.credits)).toEqual(['MUNICIPALITY 2000000 refund']);
  const nothingDue = countPaid(evaluated([]), paid(7_000_000n), roundTo);
  expect(amounts(nothingDue.credits)).toEqual(['MUNICIPALITY 7000000 refund']);
  const below = countPaid(evaluated([line('MUNICIPALITY', -1_000_000)]), paid(7_000_000n), roundTo);
  expect(amounts(below.credits)).toEqual(['MUNICIPALITY 8000000 refund']);
  // What was paid never lapses.
  const floored = countPaid(evaluated([line('MUNICIPALITY', -1_000_000)], 'floor'), paid(7_000_000n), roundTo);
  expect(amounts(floored.credits)).toEqual(['MUNICIPALITY 1000000 floor', 'MUNICIPALITY 7000000 refund']);
});

const payee = fc.constantFrom('MUNICIPALITY', 'EDUCATION');
const amount = fc.bigInt({ min: -3n * 10n ** 11n, max: 3n * 10n ** 11n }).filter((rials) => rials !== 0n);
const anyLines = fc.array(fc.record({ payee, amount }), { maxLength: 8 });
const anyPaid = fc.array(fc.record({ payee, thousands: fc.bigInt({ min: 1n, max: 3n * 10n ** 8n }) }), {
  maxLength: 4,
});

it('slips, what was paid and what is owed back add up to the fee lines of each payee, whatever they are', () => {
  fc.assert(
    fc.property(anyLines, anyPaid, fc.constantFrom('refund', 'floor', undefined), (given, before, belowZero) => {
      const lines = given.map((each, i) => line(each.payee, each.amount, `F-${i}`));
      const paid = before.map((each, i) => ({ id: `U-${i}`, payee: each.payee, amount: each.thousands * 1000n }));
      const { slips, credits } = countPaid(evaluated(lines, belowZero), paid, roundTo);
      for (const slip of slips) {
        expect(BigInt(slip.payable)).toBeGreaterThanOrEqual(0n);
        expect(sumOf(slip.lines)).toBe(BigInt(slip.sum));
        expect(BigInt(slip.payable) + BigInt(slip.rounding)).toBe(BigInt(slip.sum));
      }
      for (const name of ['MUNICIPALITY', 'EDUCATION']) {
        const mine = <T extends { payee: string }>(all: readonly T[]) => all.filter((each) => each.payee === name);
        const due = sumOf(mine(lines));
        const got = mine(paid).reduce((sum, each) => sum + each.amount, 0n);
        const open = mine(slips).reduce((sum, each) => sum + BigInt(each.sum), 0n);
        const owed = mine(credits).reduce((sum, each) => sum + BigInt(each.amount), 0n);
        const left = due - got - open + owed;
        // Only what is less than the rounding unit is on no slip.
        expect(left >= 0n && left < BigInt(roundTo)).toBe(true);
        expect(owed === 0n || open < BigInt(roundTo)).toBe(true);
      }
      expect(payableOf(lines)).toBeGreaterThanOrEqual(0n);
    }),
  );
});

it('is what it was where nothing is below zero and nothing was paid', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ payee, amount: fc.bigInt({ min: 1n, max: 10n ** 13n }) })), (given) => {
      const lines = given.map((each) => line(each.payee, each.amount));
      const worked = evaluated(lines);
      expect(countPaid(worked, [], roundTo)).toEqual({ slips: worked.slips, credits: [] });
      expect(payableOf(lines)).toBe(sumOf(lines));
    }),
  );
});

it('draws groups of fees apart, and counts what was paid for its own group before the others of its payee', () => {
  const of = (amount: number, group: string) => ({ ...line('MUNICIPALITY', amount), group });
  const lines = [of(2_000_000, 'filing'), of(9_000_000, 'licence'), of(1_000_000, 'filing')];
  const worked = evaluated(lines);
  expect(payables(worked.slips)).toEqual(['MUNICIPALITY 3000000', 'MUNICIPALITY 9000000']);
  expect(payableByGroup(lines)).toEqual({ filing: '3000000', licence: '9000000' });
  expect(new Set(worked.slips.map(({ paymentId }) => paymentId)).size).toBe(2);
  const paid = [{ id: 'U-1-1', payee: 'MUNICIPALITY', group: 'licence', amount: 10_000_000n }];
  const { slips, credits } = countPaid(worked, paid, roundTo);
  expect(payables(slips)).toEqual(['MUNICIPALITY 2000000', 'MUNICIPALITY 0']);
  expect(credits).toEqual([]);
  const more = countPaid(worked, [...paid, { ...paid[0], id: 'U-1-2', amount: 5_000_000n } as PaidSlip], roundTo);
  expect(payables(more.slips)).toEqual(['MUNICIPALITY 0', 'MUNICIPALITY 0']);
  expect(amounts(more.credits)).toEqual(['MUNICIPALITY 3000000 refund']);
});

it('lets no group pay less for what another comes to below zero', () => {
  const lines = [
    { ...line('MUNICIPALITY', -1_000_000), group: 'filing' },
    { ...line('MUNICIPALITY', 3_000_000), group: 'licence' },
  ];
  const { slips, credits = [] } = evaluated(lines);
  expect(payables(slips)).toEqual(['MUNICIPALITY 3000000']);
  expect(amounts(credits)).toEqual(['MUNICIPALITY 1000000 refund']);
  expect(payableOf(lines)).toBe(3_000_000n);
  const paid = [{ id: 'U-1-1', payee: 'MUNICIPALITY', group: 'licence', amount: 4_000_000n }];
  expect(amounts(countPaid(evaluated(lines), paid, roundTo).credits)).toEqual(['MUNICIPALITY 2000000 refund']);
  expect(amounts(countPaid(evaluated(lines, 'floor'), paid, roundTo).credits)).toEqual([
    'MUNICIPALITY 1000000 floor',
    'MUNICIPALITY 1000000 refund',
  ]);
});
