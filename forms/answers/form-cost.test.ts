import { describe, expect, it } from 'vitest';
import { definitionWith, rulebook } from '../../test/support/definition.js';
import { largeType } from '../../test/support/large-type.js';
import { checkDefinition } from '../check/definition.js';
import type { Schema } from '../expression/schema.js';
import { loadShipped } from '../load.js';
import { checkAnswers, checkDraft } from './check-answers.js';
import { formCost, isAffordable } from './form-cost.js';

const form = (schema: Schema) => ({ form: { schema: { type: 'object', ...schema }, ui: {} } });

/** Definitions of which each refers twice to the one below it. */
function doubling(levels: number, twice: (ref: object) => object): Schema {
  const $defs: Schema = { level0: { type: 'object', properties: { x: { type: 'string' } } } };
  for (let i = 1; i <= levels; i++) $defs[`level${i}`] = twice({ $ref: `#/$defs/level${i - 1}` });
  return { $defs, properties: { a: { $ref: `#/$defs/level${levels}` } } };
}
const chain = (length: number): Schema => doubling(length, (ref) => ref);

const hostile: [string, Schema][] = [
  ['anyOf', doubling(20, (ref) => ({ anyOf: [ref, ref] }))],
  ['allOf', doubling(20, (ref) => ({ allOf: [ref, ref] }))],
  ['oneOf', doubling(20, (ref) => ({ oneOf: [ref, ref] }))],
  ['not', doubling(20, (ref) => ({ not: { allOf: [ref, ref] } }))],
  ['not beside', doubling(20, (ref) => ({ not: ref, ...ref }))],
  ['if and then', doubling(20, (ref) => ({ if: ref, then: ref }))],
  ['if and else', doubling(20, (ref) => ({ if: ref, else: ref }))],
  ['properties', doubling(20, (ref) => ({ type: 'object', properties: { x: ref, y: ref } }))],
  ['patternProperties', doubling(20, (ref) => ({ type: 'object', patternProperties: { x: ref, y: ref } }))],
  ['dependentSchemas', doubling(20, (ref) => ({ type: 'object', dependentSchemas: { x: ref, y: ref } }))],
  ['items and contains', doubling(20, (ref) => ({ type: 'array', items: ref, contains: ref }))],
  ['prefixItems', doubling(20, (ref) => ({ type: 'array', prefixItems: [ref, ref] }))],
  ['additionalProperties', doubling(20, (ref) => ({ additionalProperties: ref, propertyNames: ref }))],
  ['a reference to itself', { $defs: { a: { $ref: '#/$defs/a' } }, properties: { a: { $ref: '#/$defs/a' } } }],
  ['a tree', { $defs: { a: { properties: { l: { $ref: '#/$defs/a' } } } }, properties: { a: { $ref: '#/$defs/a' } } }],
  [
    'a circle of two',
    {
      $defs: { a: { items: { $ref: '#/$defs/b' } }, b: { items: { $ref: '#/$defs/a' } } },
      properties: { a: { $ref: '#/$defs/a' } },
    },
  ],
  ['a chain', chain(40)],
  ['a long chain', chain(3_000)],
  [
    'choices in a list',
    { properties: { a: { items: { anyOf: Array.from({ length: 500 }, (_, i) => ({ const: i })) } } } },
  ],
  [
    'many patterns in a list',
    {
      properties: { a: { items: { allOf: Array.from({ length: 9 }, (_, i) => ({ pattern: `(?:.*${i}){20}$` })) } } },
    },
  ],
  [
    'many lists compared with themselves',
    { properties: { a: { allOf: Array.from({ length: 40 }, () => ({ uniqueItems: true })) } } },
  ],
];

it.each(hostile)('refuses doubling and more by %s, at once', (_, schema) => {
  const definition = definitionWith(form(schema));
  const begin = performance.now();
  expect(checkDefinition(definition, rulebook, { roles: [], connectors: 'any' })).toMatchObject([
    { path: 'form.schema', code: 'FORM_COSTLY' },
  ]);
  expect(performance.now() - begin).toBeLessThan(500);
});

it.each(hostile)('holds no answers to such a form that was published before: %s', (_, schema) => {
  for (const check of [checkAnswers, checkDraft]) {
    expect(check(form(schema), { a: {} }).issues).toMatchObject([{ path: '', code: 'FORM_COSTLY' }]);
  }
});

it('takes what ships, and the largest form', async () => {
  const { definitions } = await loadShipped();
  for (const {
    code,
    form: { schema },
  } of definitions)
    expect([code, isAffordable(formCost(schema))]).toEqual([code, true]);
  expect(isAffordable(formCost((largeType() as unknown as ReturnType<typeof form>).form.schema))).toBe(true);
});

describe('the costliest forms that are taken', () => {
  const list = (...values: unknown[]) => ({ a: values });
  const many = <T>(length: number, of: (i: number) => T) => Array.from({ length }, (_, i) => of(i));
  it.each<[string, Schema, object]>([
    [
      'names that none knows',
      { allOf: many(390, (i) => ({ properties: { [`p${i}`]: true }, additionalProperties: false })) },
      Object.fromEntries(many(2_400, (i) => [`k${i}`, 1])),
    ],
    [
      'choices in a list',
      { properties: { a: { type: 'array', items: { anyOf: many(390, (i) => ({ const: i })) } } } },
      list(...many(2_400, () => 'x')),
    ],
    [
      'missing names in a list',
      { properties: { a: { type: 'array', items: { type: 'object', required: many(390, (i) => `p${i}`) } } } },
      list(...many(2_400, () => ({}))),
    ],
    [
      'patterns in a list',
      {
        properties: {
          a: {
            type: 'array',
            items: { allOf: many(2, (i) => ({ type: 'string', pattern: `(?:.*${'ab'[i]}){30}$` })) },
          },
        },
      },
      list(...many(390, () => 'ab'.repeat(250))),
    ],
    [
      'a list compared with itself',
      { properties: { a: { allOf: many(15, () => ({ type: 'array', uniqueItems: true })) } } },
      list(...many(800, (i) => ({ a: 1, b: i }))),
    ],
  ])('take a few seconds at most: %s', (_, schema, answers) => {
    expect(isAffordable(formCost(form(schema).form.schema))).toBe(true);
    const begin = process.cpuUsage();
    checkAnswers(form(schema), answers);
    const { user } = process.cpuUsage(begin);
    expect(user / 1_000_000).toBeLessThan(6);
  });
});

it('matches no text longer than a pattern is for', () => {
  const schema = form({ properties: { a: { type: 'string', pattern: 'b$' } } });
  expect(checkAnswers(schema, { a: `${'a'.repeat(499)}b` }).issues).toEqual([]);
  expect(checkAnswers(schema, { a: `${'a'.repeat(500)}b` }).issues).toMatchObject([{ path: 'a' }]);
});
