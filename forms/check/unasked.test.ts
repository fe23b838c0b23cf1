import { describe, expect, it } from 'vitest';
import { definitionWith, rulebook } from '../../test/support/definition.js';
import { conditionalFields } from '../agenda/conditional-fields.js';
import type { Fee, Rule } from '../language/rule.js';
import { loadShipped } from '../load.js';
import { checkUnasked } from './unasked.js';

const yes = { type: 'boolean' };
const whole = { type: 'integer' };
const unit = {
  type: 'object',
  properties: { use: { type: 'string' }, height: whole },
  if: { properties: { use: { const: 'COM' } }, required: ['use'] },
  then: { required: ['height'] },
};
const schema = {
  type: 'object',
  properties: {
    pool: yes,
    poolArea: whole,
    garden: { type: 'object', properties: { area: whole, trees: { type: 'array', maxItems: 9, items: whole } } },
    units: { type: 'array', maxItems: 9, items: unit },
  },
  allOf: [
    { if: { properties: { pool: { const: true } }, required: ['pool'] }, then: { required: ['poolArea', 'garden'] } },
  ],
};

const title = { fa: 'الف', en: 'a' };
const rule = (parts: Partial<Rule>): Rule => ({
  id: 'R-1',
  title,
  message: title,
  onFail: 'block',
  basis: 'b',
  pass: 'true',
  ...parts,
});
const fee = (amount: string, when?: string): Fee => ({
  code: 'F-1',
  title,
  payee: 'CITY',
  basis: 'b',
  amount,
  ...(when && { when }),
});
const said = (parts: {
  rules?: Rule[];
  fees?: Fee[];
  facts?: { name: string; title: typeof title; value: string }[];
}) =>
  checkUnasked(definitionWith({ form: { schema, ui: {} }, rules: [], fees: [], facts: [], ...parts }), rulebook).map(
    ({ path, message, severity }) => `${severity} ${path} ${/answers\.[\w.]+/.exec(message)?.[0].replace(/\.$/, '')}`,
  );

describe('a rule or fee that reads what a branch may leave unasked', () => {
  it('is warned of where it says nothing of what then holds', () => {
    expect(said({ fees: [fee('1000 * answers.poolArea.orMissing()')] })).toEqual([
      'warning fees[0].amount answers.poolArea',
    ]);
    expect(said({ rules: [rule({ pass: 'answers.garden.trees.all(t, t > 1)' })] })).toEqual([
      'warning rules[0].pass answers.garden',
    ]);
    expect(said({ rules: [rule({ pass: 'answers.units.all(u, u.height.orMissing() < 5)' })] })).toEqual([
      'warning rules[0].pass answers.units.height',
    ]);
  });

  it('also through facts and the lists that they give', () => {
    const facts = [
      { name: 'pools', title, value: 'answers.poolArea.orMissing() * 2' },
      { name: 'shops', title, value: 'answers.units.filter(u, size(u.use.orValue("")) > 0)' },
      { name: 'commercial', title, value: 'answers.units.filter(u, u.use.orValue("") == "COM")' },
    ];
    expect(said({ facts, fees: [fee('pools')] })).toEqual(['warning fees[0].amount answers.poolArea']);
    const tall = (list: string) => [rule({ pass: `${list}.all(s, s.height.orMissing() < 5)` })];
    expect(said({ facts, rules: tall('commercial') })).toEqual([]);
  });

  it('is not where it says so, or asks the choice', () => {
    expect(said({ fees: [fee('1000 * answers.poolArea.orValue(0)')] })).toEqual([]);
    expect(said({ fees: [fee('1000 * answers.poolArea.orMissing()', 'answers.pool.orValue(false)')] })).toEqual([]);
    expect(
      said({ rules: [rule({ applies: 'answers.pool.orValue(false)', pass: 'answers.poolArea.orMissing() < 9' })] }),
    ).toEqual([]);
    const guarded = 'answers.units.all(u, u.use.orValue("") != "COM" || u.height.orMissing() < 5)';
    expect(said({ rules: [rule({ pass: guarded })] })).toEqual([]);
  });

  it('is none of those that ship', async () => {
    const { definitions, rulebooks } = await loadShipped();
    const [book] = rulebooks;
    if (!book) throw new Error('no rulebook is shipped');
    expect(definitions.flatMap((definition) => checkUnasked(definition, book))).toEqual([]);
    expect(definitions.every(({ form }) => conditionalFields(form.schema).length > 0)).toBe(true);
  });
});

it('a field that both branches ask for is asked in every case; one that a branch closes is not', () => {
  const choice = { if: { properties: { a: { const: 1 } }, required: ['a'] } };
  const fields = { type: 'object', properties: { a: whole, b: whole, c: whole } };
  const asked = { ...fields, ...choice, then: { required: ['b'] }, else: { properties: { b: true } } };
  expect(conditionalFields(asked)).toEqual([]);
  const closed = { ...fields, ...choice, then: { properties: { c: false } } };
  expect(conditionalFields(closed)).toEqual([{ path: ['c'], decidedBy: ['a'] }]);
  const either = {
    ...fields,
    oneOf: [
      { properties: { a: { const: 1 } }, required: ['b'] },
      { properties: { a: { const: 2 } }, required: ['c'] },
    ],
  };
  expect(conditionalFields(either).map(({ path, decidedBy }) => [path[0], decidedBy])).toEqual([
    ['b', ['a']],
    ['c', ['a']],
  ]);
});
