import { expect, test } from 'vitest';
import type { Rulebook } from '../language/rulebook.js';
import { parseRulebook } from '../parse.js';
import { rulebook } from '../test-support/shipped-samples.js';
import { checkRulebook } from './rulebook.js';

const changed = (change: (copy: Rulebook) => void) => {
  const copy = structuredClone(rulebook);
  change(copy);
  return checkRulebook(copy).map(({ path, code }) => `${path} ${code}`);
};
type Row = Record<string, unknown>;
const cell = (table: string, row: number, column: string, value: unknown) =>
  changed(({ tables }) => {
    (tables[table]?.rows[row] as Row)[column] = value;
  });

test('the shipped rulebook has nothing wrong with it', () => {
  expect(checkRulebook(rulebook)).toEqual([]);
});

test.each([
  ['zones', 0, 'minPlot', 'large', 'tables.zones.rows[0].minPlot CELL_TYPE'],
  ['zones', 1, 'maxStoreys', undefined, 'tables.zones.rows[1].maxStoreys CELL_TYPE'],
  ['zones', 2, 'commercialLevels', ['ground'], 'tables.zones.rows[2].commercialLevels CELL_TYPE'],
  ['zones', 2, 'commercialLevels', 0, 'tables.zones.rows[2].commercialLevels CELL_TYPE'],
  ['prices', 0, 'price', '1.5', 'tables.prices.rows[0].price CELL_TYPE'],
  ['prices', 0, 'prise', 1, 'tables.prices.rows[0].prise UNKNOWN_COLUMN'],
])('a cell of %s[%i] that is not of its column is told: %s = %j', (table, row, column, value, issue) => {
  expect(cell(table, row, column, value)).toEqual([issue]);
});

test('an optional column may be left out', () => {
  expect(cell('residentialBrackets', 0, 'toPct', undefined)).toEqual([]);
});

test('a default, a payee and days that cannot be are told', () => {
  const issues = changed((copy) => {
    copy.policies = { renewalPolicy: { ...copy.policies.renewalPolicy, default: 'NONE' } as never };
    copy.fees = [{ ...copy.fees[0], payee: 'NOBODY' } as never];
    copy.effectiveTo = '1399/01/01';
  });
  expect(issues).toEqual([
    'policies.renewalPolicy.default UNKNOWN_VALUE',
    'fees[0].payee UNKNOWN_PAYEE',
    'effectiveTo EFFECTIVE_DAYS',
  ]);
});

test('a line is switched on and off from days that there are', () => {
  const fees = [{ ...rulebook.fees[0], until: '1405/12/30' }];
  expect(parseRulebook({ ...rulebook, fees }).issues[0]?.path).toBe('fees[0].until');
});

test('slips that carry bill identifiers are rounded to whole thousands', () => {
  const rounded = (roundTo: number, issuer: boolean) =>
    changed(({ slips }) => {
      slips.roundTo = roundTo;
      if (!issuer) for (const payee of Object.values(slips.payees)) delete payee.issuer;
    });
  for (const roundTo of [1, 100, 500, 1500]) expect(rounded(roundTo, true)).toEqual(['slips.roundTo ROUND_TO']);
  for (const roundTo of [1000, 10_000]) expect(rounded(roundTo, true)).toEqual([]);
  expect(rounded(100, false)).toEqual([]);
});
