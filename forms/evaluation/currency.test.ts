import { describe, expect, it } from 'vitest';
import { amountOf, moneyOf, roundedTo } from '../money.js';
import { definitionOf, input, rulebook } from '../test-support/shipped-samples.js';
import { compileRuleset } from './compile.js';
import { countPaid } from './count-paid.js';

const CHF = { code: 'CHF', title: { fa: 'فرانک', en: 'CHF' }, digits: 2, step: '0.05' };
const TITLE = { fa: 'بها', en: 'Fee' };

/** The construction type with one fee of its own, in francs. */
function inFrancs(amount: string, rounding?: 'down' | 'nearest' | 'up', own: object = {}) {
  const fee = { code: 'F-CH', title: TITLE, amount, payee: 'OFFICE', basis: 'by-law 1' };
  const currency = { ...CHF, ...(rounding && { rounding }) };
  const payees = { OFFICE: { title: TITLE } };
  const definition = { ...definitionOf('construction'), currency, payees, fees: [fee], ...own };
  return compileRuleset(definition, rulebook).evaluate(input('construction'));
}

describe('fees in a currency with decimal places', () => {
  it.each([
    ['down', '63000', '2'],
    ['nearest', '63000', '2'],
    ['up', '63005', '-3'],
  ] as const)('come to a multiple of the step, rounded %s', (rounding, payable, rest) => {
    const { slips, feeLines, total } = inFrancs('dec("630.0249")', rounding);
    expect(total).toBe('63002');
    expect(feeLines[0]).toMatchObject({ amount: '63002', currency: { code: 'CHF', roundTo: 5 } });
    expect(feeLines[0]?.explanation.value).toBe('630.02 CHF');
    expect(slips).toEqual([expect.objectContaining({ sum: '63002', payable, rounding: rest })]);
    expect(slips[0]).not.toHaveProperty('billId');
  });

  it('goes up from half a step', () => {
    expect([22n, 23n, 25n].map((amount) => roundedTo(amount, 5n, 'nearest'))).toEqual([20n, 25n, 25n]);
  });

  it('says a value of the tariff in the places of its currency, and no other', () => {
    const price = { title: TITLE, value: '117.30', unit: 'CHF', basis: 'by-law 1' };
    const tariff = { price, part: { ...price, value: '0.50', unit: undefined } };
    const [line] = inFrancs('tariff.price * tariff.part', undefined, { tariff }).feeLines;
    expect(line?.amount).toBe('5865');
    expect(line?.explanation.inputs.map(({ value }) => value)).toEqual(['117.30', '0.5']);
  });

  it('takes a whole number for whole francs', () => {
    expect(inFrancs('630').total).toBe('63000');
  });

  it('owes nothing back of what a slip was rounded up by', () => {
    const evaluation = inFrancs('dec("630.02")', 'up');
    const { currency } = evaluation;
    const paid = { id: 'S-1', payee: 'OFFICE', amount: 63005n, ...(currency && { currency }) };
    const again = countPaid(evaluation, [paid], rulebook.slips.roundTo);
    expect(again.credits).toEqual([]);
    expect(again.slips.map(({ payable }) => payable)).toEqual(['0']);
    const dearer = countPaid(inFrancs('dec("700")', 'up'), [paid], rulebook.slips.roundTo);
    expect(dearer.slips.map(({ payable }) => payable)).toEqual(['6995']);
    const cheaper = countPaid(inFrancs('dec("600")', 'up'), [paid], rulebook.slips.roundTo);
    expect(cheaper.credits).toEqual([expect.objectContaining({ amount: '3005', then: 'refund' })]);
  });
});

describe('an amount', () => {
  it.each([
    ['1892.50', '189250', CHF, { fa: '۱٬۸۹۲٫۵۰ فرانک', en: '1,892.50 CHF' }],
    ['a few hundredths', '5', CHF, { fa: '۰٫۰۵ فرانک', en: '0.05 CHF' }],
    ['a thousand and a thousandth', '1000001', { ...CHF, digits: 3 }, { fa: '۱٬۰۰۰٫۰۰۱ فرانک', en: '1,000.001 CHF' }],
    ['rials', '1250000', undefined, { fa: '۱٬۲۵۰٬۰۰۰ ریال', en: '1,250,000 rials' }],
  ])('of %s is written with its currency', (_, amount, currency, written) => {
    expect(moneyOf(amount, currency)).toEqual(written);
  });

  it('keeps its sign', () => {
    expect(amountOf('-123456', CHF)).toEqual({ fa: '\u200e−۱٬۲۳۴٫۵۶\u200e', en: '-1,234.56' });
  });
});
