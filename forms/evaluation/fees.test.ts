import { describe, expect, test } from 'vitest';
import { check, definitionOf, evaluate, floor, input, rulebook } from '../test-support/shipped-samples.js';
import { compileRuleset } from './compile.js';

describe('fees', () => {
  test('a line annulled from a day is no longer charged from that day on', () => {
    const fees = rulebook.fees.map((fee) => (fee.code === 'F-RAIL' ? { ...fee, until: '1405/09/02' } : fee));
    const ruleset = compileRuleset(definitionOf('construction'), { ...rulebook, fees });
    const lines = (asOf: string) => ruleset.evaluate(input('construction', { asOf })).feeLines.map(({ code }) => code);
    expect(lines('1405/09/01')).toContain('F-RAIL');
    expect(lines('1405/09/02')).not.toContain('F-RAIL');
  });

  test('a line beyond what any column keeps is missing, and charges nothing', () => {
    const dear = (amount: string) => {
      const fees = rulebook.fees.map((fee) => (fee.code === 'F-RAIL' ? { ...fee, amount } : fee));
      return compileRuleset(definitionOf('construction'), { ...rulebook, fees }).evaluate(input('construction'));
    };
    for (const amount of [
      'dec("1000000000000000.5")',
      'dec("-1") * dec("99999999999999999999999")',
      '1000000000000001',
    ]) {
      const result = dear(amount);
      expect(result).toMatchObject({ outcome: 'INCOMPLETE', total: '0', slips: [] });
      expect(check(result, 'F-RAIL')).toMatchObject({
        status: 'MISSING',
        message: { en: expect.stringContaining('too large') },
      });
    }
    expect(dear('1000000000000000').outcome).toBe('CLEAN');
  });

  test('a line without its row in the tariff is missing, never free', () => {
    const fields = { zone: 'Z-R2', floors: [floor(0, 'OFF', '100')] };
    expect(evaluate('construction', fields).referralTarget).toBe('COMMISSION_5');
    const cleared = evaluate('construction', fields, { cleared: ['COMMISSION_5'] });
    expect(cleared).toMatchObject({ outcome: 'INCOMPLETE', total: '0', slips: [] });
    expect(check(cleared, 'F-BLD-OFF')?.message?.en).toContain('"Regional prices" has no row');
  });

  test('arrears are passed through and the slip is split above what its identifiers carry', () => {
    const result = evaluate('construction', { parcel: { renewalArrears: 150_000_000_541 } });
    const slips = result.slips.filter(({ payee }) => payee === 'MUNICIPALITY');
    expect(slips.map(({ payable }) => payable)).toEqual(['99999999000', expect.any(String)]);
    expect(slips[1]).toMatchObject({ rounding: '541', billId: slips[0]?.billId });
    for (const slip of result.slips) {
      const sum = slip.lines.reduce((total, { amount }) => total + BigInt(amount), 0n);
      expect(String(sum)).toBe(slip.sum);
      expect(BigInt(slip.payable) + BigInt(slip.rounding)).toBe(sum);
    }
  });

  test('the next calculation of a case numbers its slips on', () => {
    const first = evaluate('construction').slips[0];
    const later = evaluate('construction', { firstPeriod: 3 }).slips[0];
    expect(later?.billId).toBe(first?.billId);
    expect([first?.paymentId?.slice(-5, -2), later?.paymentId?.slice(-5, -2)]).toEqual(['501', '503']);
  });

  test('no slip outlives its tariff year', () => {
    expect(evaluate('construction', { asOf: '1405/12/20' }).slips[0]?.payUntil).toBe('1405/12/29');
  });
});
