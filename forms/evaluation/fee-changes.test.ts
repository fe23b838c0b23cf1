import { expect, it } from 'vitest';
import { changedFees, feeChangesInWords, linesBefore } from './fee-changes.js';
import type { Evaluation, FeeLine } from './types.js';

const line = (code: string, amount: string, payee = 'city'): FeeLine => ({
  ...{ code, amount, payee, basis: 'B', title: { fa: `عوارض ${code}`, en: `Fee ${code}` } },
  explanation: { label: { fa: '', en: '' }, value: amount, inputs: [] },
});
const evaluated = (feeLines: FeeLine[], more: Partial<Evaluation> = {}): Evaluation => ({
  ...{ outcome: 'CLEAN', referralTarget: null, lane: 'auto', regulations: [], checks: [], slips: [] },
  ...{ total: '0', validUntil: null, rulesetHash: 'hash', feeLines, ...more },
});

/** Works one out after another, as the activity does: each keeps what stood before it. */
const after = (...all: Evaluation[]): Evaluation =>
  all.reduce((was, is) => {
    const before = linesBefore(was, is);
    return before ? { ...is, before } : is;
  });

it('tells what came, went or comes to another amount, and nothing of what is the same', () => {
  const is = after(
    evaluated([line('A', '1000'), line('B', '5'), line('C', '7')]),
    evaluated([line('A', '2000'), line('B', '5'), line('D', '9')]),
  );
  expect(changedFees(is).map(({ code, from, to }) => [code, from?.amount, to?.amount])).toEqual([
    ['A', '1000', '2000'],
    ['C', '7', undefined],
    ['D', undefined, '9'],
  ]);
  expect(feeChangesInWords(changedFees(is))).toEqual({
    en: 'Fee A: 2,000 rials instead of 1,000 rials, Fee C: no longer charged (7 rials before), Fee D: 9 rials (new)',
    fa: 'عوارض A: ۲٬۰۰۰ ریال به جای ۱٬۰۰۰ ریال، عوارض C: دیگر گرفته نمی‌شود (پیش‌تر ۷ ریال)، عوارض D: ۹ ریال (تازه)',
  });
});

it('keeps them where the same is worked out once more, as an activity may be that is tried again', () => {
  const [filed, found] = [evaluated([line('A', '1')]), evaluated([line('A', '2')])];
  expect(changedFees(after(filed, found, found))).toEqual(changedFees(after(filed, found)));
  expect(changedFees(after(filed, found, found))).toHaveLength(1);
  expect(after(filed, filed).before).toBeUndefined();
});

it('compares with what was charged last, through a referral that charges nothing', () => {
  const referred = evaluated([], { outcome: 'REFERRAL' });
  const is = after(evaluated([line('A', '1')]), referred, evaluated([line('A', '2')]));
  expect(changedFees(is)).toMatchObject([{ code: 'A', from: { amount: '1' }, to: { amount: '2' } }]);
  expect(changedFees(after(evaluated([line('A', '1')]), referred))).toEqual([]);
  expect(changedFees(after(referred, evaluated([line('A', '1')])))).toEqual([]);
});

it('takes another payee for a change', () => {
  const is = after(evaluated([line('A', '1')]), evaluated([line('A', '1', 'treasury')]));
  expect(changedFees(is)).toMatchObject([{ code: 'A', to: { payee: 'treasury' } }]);
});
