import { describe, expect, test } from 'vitest';
import {
  check,
  definitionOf,
  evaluate,
  type Fields,
  floor,
  input,
  line,
  rulebook,
} from '../test-support/shipped-samples.js';
import { compileRuleset } from './compile.js';

describe('renewal', () => {
  const permit = (fields: object) => ({
    issued: '1399/06/15',
    expiry: '1404/06/15',
    stage: 'structure',
    dutiesPaid: 0,
    builtAhead: false,
    ...fields,
  });

  test('of started work only warns about the building, of work not started does not', () => {
    const floors = [floor(0, 'RES', '180')];
    const started = evaluate('renewal', { floors, basePermit: permit({}) });
    expect(started.outcome).toBe('CLEAN');
    expect(check(started, 'R-COV-01')).toMatchObject({ status: 'WARN', actual: '72' });
    const notStarted = evaluate('renewal', { floors, basePermit: permit({ stage: 'not_started' }) });
    expect(notStarted.outcome).toBe('BLOCKED');
  });

  test('of a permit that has not lapsed is refused', () => {
    const result = evaluate('renewal', { basePermit: permit({ expiry: '1405/09/02' }) });
    expect(check(result, 'R-REN-01')?.status).toBe('FAIL');
  });

  test.each([
    ['1404/09/03', undefined],
    ['1403/09/03', undefined],
    ['1403/09/02', '6750000'],
    ['1401/06/15', '9000000'],
    ['1390/06/15', '9000000'],
  ])('of a permit that lapsed on %s costs %s under Article 29', (expiry, amount) => {
    expect(line(evaluate('renewal', { basePermit: permit({ expiry }) }), 'F-REN-ART29')).toBe(amount);
  });

  test('by difference is a policy of the city, marked contested', () => {
    const fields = { renewalPolicy: 'DIFF', basePermit: permit({ dutiesPaid: 900_000_000 }) };
    const found = evaluate('renewal', fields).feeLines.find(({ code }) => code === 'F-REN-DIFF');
    expect(found).toMatchObject({ amount: '90000000', contested: true });
    expect(line(evaluate('renewal', { ...fields, renewalPolicy: 'NONE' }), 'F-REN-DIFF')).toBeUndefined();
  });
});

describe('extension and amendment', () => {
  const house = [floor(0, 'RES', '120'), floor(1, 'RES', '120')];
  const existing = (floors: object[]) => ({ floors, completionCertificate: true, strengthLetter: true });

  test('charge what the building grows by, line by line, and never give back', () => {
    const swap = [floor(0, 'RES', '120'), floor(1, 'STORAGE', '100', { units: 0 })];
    const result = evaluate('extension', { floors: swap, existing: existing(house) });
    expect(result.outcome).toBe('CLEAN');
    expect(result.feeLines.map(({ code, amount }) => [code, amount])).toEqual([
      ['F-STR', '45000000'],
      ['F-FIRE', '1350000'],
      ['F-RAIL', '2250000'],
      ['F-SRV', '5000000'],
      ['F-EDU', '1350000'],
    ]);
    expect(evaluate('extension', { floors: house, existing: existing(house) }).total).toBe('5000000');
  });

  test('of data alone neither analyses nor charges floors', () => {
    const basePermit = {
      issued: '1404/11/20',
      expiry: '1406/11/20',
      stage: 'structure',
      dutiesPaid: 0,
      builtAhead: false,
    };
    const result = evaluate('amendment', { basePermit, change: { kind: 'data' }, floors: [floor(0, 'RES', '240')] });
    expect(result).toMatchObject({ outcome: 'CLEAN', total: '3000000', validUntil: '1406/11/20' });
    expect(check(result, 'R-COV-01')).toBeUndefined();
    const area = evaluate('amendment', { basePermit, floors: [floor(0, 'RES', '240')] });
    expect(check(area, 'R-COV-01')?.status).toBe('FAIL');
  });
});

describe('inquiry', () => {
  const inquiry = {
    purpose: 'BANK',
    certificateKind: 'COMPLETION_USE',
    certificateDate: '1395/03/20',
    declaredUnchanged: true,
  };

  test.each([
    [{ ...inquiry, certificateDate: '1386/12/29' }, 'REFERRAL', 'ENGINEERING_OFFICE'],
    [{ ...inquiry, certificateKind: 'OLD_PAPER' }, 'REFERRAL', 'ENGINEERING_OFFICE'],
    [{ ...inquiry, declaredUnchanged: false }, 'REFERRAL', 'ENGINEERING_OFFICE'],
    [{ ...inquiry, certificateDate: undefined }, 'INCOMPLETE', null],
    [{ purpose: 'TRANSFER' }, 'CLEAN', null],
  ])('%j comes out %s', (stated, outcome, referralTarget) => {
    expect(evaluate('inquiry', { inquiry: stated })).toMatchObject({ outcome, referralTarget });
  });

  test('for a transfer is supervised and asks for no certificate', () => {
    const result = evaluate('inquiry', { inquiry: { purpose: 'TRANSFER' } });
    expect(result.lane).toBe('supervised');
    expect(check(result, 'R-INQ-01')?.status).toBe('NOT_APPLICABLE');
  });
});

test.each([
  ['2000', '1407/09/02'],
  ['3999.99', '1407/09/02'],
  ['4000', '1408/09/02'],
  ['8000', '1410/09/02'],
  ['20000', '1410/09/02'],
])('five floors of %s m² hold until %s', (area, until) => {
  const fields = {
    zone: 'Z-M1',
    parcel: { deedArea: '60000' },
    floors: [0, 1, 2, 3, 4].map((level) => floor(level, 'RES', area)),
  };
  expect(evaluate('construction', fields).validUntil).toBe(until);
});

test('the smart generation decides small, residential, clean cases alone', () => {
  const lane = (fields: Fields) => evaluate('construction', fields, { generation: 'SMART' }).lane;
  expect(lane({})).toBe('auto');
  expect(lane({ zone: 'Z-M1', floors: [floor(0, 'OFF', '100')] })).toBe('supervised');
  expect(lane({ parcel: { deedArea: '500' }, floors: [0, 1, 2].map((level) => floor(level, 'RES', '200.01')) })).toBe(
    'supervised',
  );
  expect(evaluate('extension', {}, { generation: 'SMART' }).lane).not.toBe('auto');
});

test('step expressions see the evaluation and what services gave', () => {
  const definition = structuredClone(definitionOf('construction'));
  definition.steps.push(
    {
      id: 'route',
      type: 'switch',
      title: { fa: 'مسیر', en: 'Route' },
      cases: [
        { when: 'results.bank.score > 5.0 && evaluation.total > 1000', next: 'wait' },
        { when: 'results.nothing.here == 1', next: 'wait' },
        { when: 'results.bank.calls == 3 && results.bank.?note.orValue("none") == "none"', next: 'wait' },
      ],
      otherwise: 'end',
    },
    { id: 'wait', type: 'wait', title: { fa: 'صبر', en: 'Wait' }, until: 'asOf.addDays(10)' },
  );
  const ruleset = compileRuleset(definition, rulebook);
  const filed = input('construction');
  const decisions = ruleset.decide(filed, ruleset.evaluate(filed), { bank: { score: 7.5, calls: 3 } });
  expect(decisions).toMatchObject({
    'route.cases.0.when': true,
    'route.cases.1.when': null,
    'route.cases.2.when': true,
    'wait.until': '2026-12-02T20:30:00.000Z',
    'approval.engineDecides': false,
  });
});
