import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadShipped } from '../../load.js';
import { sameValue } from './difference.js';
import { createVectorRunner } from './run-file.js';

const { definitions, rulebooks } = await loadShipped();
const run = createVectorRunner({ definitions, rulebooks, asOf: '1405/09/02' });
const read = (file: string) => JSON.parse(readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8'));
const references = readdirSync(new URL('data/reference/', import.meta.url));

test.each(['cases.json', 'identifiers.json', ...references.map((file) => `reference/${file}`)])(
  '%s comes out as it says',
  (file) => {
    const { cases, differences } = run(read(file));
    expect(cases).toBeGreaterThan(0);
    expect(differences).toEqual([]);
  },
);

describe('a case that comes out otherwise', () => {
  type Changing = { expected: Record<string, unknown> };
  const differences = (change: (first: ReturnType<typeof read>['cases'][0] & Changing) => void) => {
    const file = read('cases.json');
    change(file.cases[0]);
    return run({ cases: [file.cases[0]] }).differences.map(({ field, expected, got }) => `${field} ${expected} ${got}`);
  };

  test.each([
    ['outcome', (c: ReturnType<typeof read>) => (c.expected.outcome = 'blocked'), 'outcome BLOCKED CLEAN'],
    ['a lane', (c: ReturnType<typeof read>) => (c.expected.lanes.smart = 'instant'), 'lanes.smart instant auto'],
    [
      'a status',
      (c: ReturnType<typeof read>) => (c.expected.checks[0].status = 'fail'),
      'checks.R-OWN-01.status FAIL PASS',
    ],
    [
      'a rule we lack',
      (c: ReturnType<typeof read>) => c.expected.checks.push({ rule: 'R-NEW', status: 'pass' }),
      'checks.R-NEW.status PASS nothing',
    ],
    ['a rule we add', (c: ReturnType<typeof read>) => c.expected.checks.shift(), 'checks.R-OWN-01 nothing PASS'],
    ['a limit', (c: ReturnType<typeof read>) => (c.expected.checks[10].limit = 61), 'checks.R-COV-01.limit 61 60'],
    [
      'an amount',
      (c: ReturnType<typeof read>) => (c.expected.fees.lines[1].amount += 1),
      'fees.F-FIRE.amount 3600001 3600000',
    ],
    ['a line we add', (c: ReturnType<typeof read>) => c.expected.fees.lines.pop(), 'fees.F-EDU nothing 3600000'],
    ['no fees', (c: ReturnType<typeof read>) => (c.expected.fees = null), 'slips.length 0 2'],
    [
      'a payment id',
      (c: ReturnType<typeof read>) => (c.expected.fees.slips[0].paymentId = '1'),
      'slips[0].paymentId 1 13940050173',
    ],
    ['validity', (c: ReturnType<typeof read>) => (c.expected.validUntil = null), 'validUntil null 1407/09/02'],
    [
      'an unknown type',
      (c: ReturnType<typeof read>) => (c.permitType = 'tower'),
      'case a case that runs There is no permit type "tower".',
    ],
  ])('is reported: %s', (_, change, line) => {
    expect(differences(change)).toContain(line);
  });
});

test('a file of another shape is refused with what is wrong', () => {
  expect(() => run({ process: [] })).toThrow('neither cases, nor answers, nor identifiers');
  expect(() => run({ answers: {} })).toThrow('permitType');
});

test('a case of another shape is reported, and the others run', () => {
  const { cases } = read('cases.json');
  const lane = { ...cases[0], id: 'LANE', expected: { ...cases[0].expected, lanes: { moon: 'auto' } } };
  const result = run({ cases: [{ id: 'X' }, 5, lane, cases[1]] });
  expect(result.cases).toBe(4);
  expect(result.differences.map(({ case: id }) => id)).toEqual(['X', 'cases[1]', 'LANE']);
  expect(result.differences[0]?.got).toContain('permitType');
});

test('a reference case finds its records by their keys, and keeps to its policy and its office', () => {
  const file = read('reference/renewal.json');
  const strange = { ...file.registers.permits[0], number: 'P-1', expiry: '1390/01/01' };
  expect(run({ ...file, registers: { ...file.registers, permits: [strange] } }).differences).not.toEqual([]);
  const among = { ...file.registers, permits: [strange, ...file.registers.permits] };
  expect(run({ ...file, registers: among }).differences).toEqual([]);
  const differing = run({ ...file, renewalPolicy: 'DIFF', representative: { officeId: 'OFF-1' } }).differences;
  expect(differing.map(({ field }) => field)).toEqual(expect.arrayContaining(['outcome']));
  const paid = run({ ...file, renewalPolicy: 'DIFF' }).differences;
  expect(paid).toContainEqual(expect.objectContaining({ field: 'fees.F-REN-DIFF', got: '472500000' }));
});

test.each([
  ['2.0', '2', true],
  [60, '60', true],
  [66.66666666666667, '66.67', true],
  [66.66, '66.67', false],
  [69.99999699999969, '70', true],
  [70.01, '70', false],
  [70.4, '70', false],
  [66.7, '66.67', false],
  [null, null, true],
  [null, '', false],
  [0, null, false],
  [['MECH', 'ELEC'], 'MECH, ELEC', true],
  [['ELEC'], 'MECH, ELEC', false],
])('%j and %j are the same value: %s', (expected, got, same) => {
  expect(sameValue(expected, got)).toBe(same);
});
