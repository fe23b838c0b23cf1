import { describe, expect, it, test } from 'vitest';
import { definitionOf } from '../test-support/shipped-samples.js';
import { type AskedField, agendaOf, askedAnswers } from './agenda.js';

const title = { title: 'x' };
const text = { ...title, type: 'string' };
const whole = { ...title, type: 'integer' };
const yes = { ...title, type: 'boolean' };
const form = (schema: Record<string, unknown>, ui: Record<string, unknown> = {}) => ({
  schema: { type: 'object', ...schema } as Record<string, unknown>,
  ui,
});
const chosen = (name: string, value: unknown) => ({ properties: { [name]: { const: value } }, required: [name] });
const pathsOf = (fields: AskedField[]): string[] =>
  fields.flatMap(({ path, needed, fields: inner, items }) => [
    `${path}${needed ? '!' : ''}`,
    ...pathsOf(inner),
    ...pathsOf(items),
  ]);

const pool = form({
  required: ['pool'],
  properties: { pool: yes, poolArea: whole, note: text },
  if: chosen('pool', true),
  then: { required: ['poolArea'] },
});

describe('only what is asked counts', () => {
  test('what a branch requires is asked where it is taken', () => {
    expect(askedAnswers(pool, { pool: true, poolArea: 50 })).toEqual({ pool: true, poolArea: 50 });
    expect(askedAnswers(pool, { pool: false, poolArea: 50, note: 'n' })).toEqual({ pool: false, note: 'n' });
    expect(pathsOf(agendaOf(pool, { pool: true }).fields)).toEqual(['pool!', 'poolArea!', 'note']);
    expect(pathsOf(agendaOf(pool, { pool: false, poolArea: 1 }).fields)).toEqual(['pool!', 'note']);
  });

  test('the other branch may ask for it without needing it', () => {
    const open = form({ ...pool.schema, else: { properties: { poolArea: true } } });
    expect(askedAnswers(open, { pool: false, poolArea: 50 })).toEqual({ pool: false, poolArea: 50 });
  });

  test('a branch that only narrows a field leaves it asked in all', () => {
    const narrowed = form({
      properties: { zone: text, height: whole },
      if: chosen('zone', 'R'),
      then: { properties: { height: { maximum: 10 } } },
    });
    expect(askedAnswers(narrowed, { zone: 'M', height: 40 })).toEqual({ zone: 'M', height: 40 });
  });

  test('a branch may close a question by false or by not', () => {
    const rest = { properties: { kind: text, area: whole }, if: chosen('kind', 'data') };
    for (const closed of [{ properties: { area: false } }, { not: { required: ['area'] } }]) {
      const asks = form({ ...rest, then: closed });
      expect(askedAnswers(asks, { kind: 'data', area: 5 })).toEqual({ kind: 'data' });
      expect(askedAnswers(asks, { kind: 'plan', area: 5 })).toEqual({ kind: 'plan', area: 5 });
    }
  });

  test('a choice that is not asked opens nothing', () => {
    const chain = form({
      properties: { pool: yes, heated: yes, fuel: text },
      allOf: [
        { if: chosen('pool', true), then: { required: ['heated'] } },
        { if: chosen('heated', true), then: { required: ['fuel'] } },
      ],
    });
    expect(askedAnswers(chain, { pool: false, heated: true, fuel: 'gas' })).toEqual({ pool: false });
    expect(askedAnswers(chain, { pool: true, heated: true, fuel: 'gas' })).toEqual({
      pool: true,
      heated: true,
      fuel: 'gas',
    });
  });

  test('a form that contradicts itself is still answered', () => {
    const never = form({
      properties: { a: yes },
      if: { required: ['a'] },
      then: { properties: { a: false } },
    });
    expect(askedAnswers(never, { a: true })).toEqual({});
  });

  test('dependent schemas and fields, oneOf and anyOf open their parts', () => {
    const dependent = form({
      properties: { a: text, b: text, c: text },
      dependentSchemas: { a: { required: ['b'] } },
      dependentRequired: { b: ['c'] },
    });
    expect(askedAnswers(dependent, { b: 'left', c: 'left' })).toEqual({});
    expect(askedAnswers(dependent, { a: 'x', b: 'y', c: 'z' })).toEqual({ a: 'x', b: 'y', c: 'z' });
    for (const key of ['oneOf', 'anyOf']) {
      const either = form({
        properties: { kind: text, house: whole, shop: text },
        [key]: [
          { properties: { kind: { const: 'house' } }, required: ['kind', 'house'] },
          { properties: { kind: { const: 'shop' } }, required: ['kind', 'shop'] },
        ],
      });
      expect(askedAnswers(either, { kind: 'shop', shop: 's', house: 3 })).toEqual({ kind: 'shop', shop: 's' });
      expect(pathsOf(agendaOf(either, { kind: 'house' }).fields)).toEqual(['kind!', 'house!']);
    }
  });

  test('each element of a list by its own choices, in the order of the screen', () => {
    const floors = form(
      {
        properties: {
          floors: {
            type: 'array',
            items: {
              type: 'object',
              properties: { use: text, units: whole, height: whole },
              allOf: [{ if: chosen('use', 'COM'), then: { required: ['height'] } }],
            },
          },
        },
      },
      { floors: { items: { 'ui:order': ['units', '*', 'use'] } } },
    );
    const answers = {
      floors: [
        { use: 'COM', height: 3 },
        { use: 'RES', height: 3, units: 1 },
      ],
    };
    expect(askedAnswers(floors, answers)).toEqual({
      floors: [
        { use: 'COM', height: 3 },
        { use: 'RES', units: 1 },
      ],
    });
    expect(pathsOf(agendaOf(floors, answers).fields)).toEqual([
      ...['floors', 'floors[0]!', 'floors[0].units', 'floors[0].height!', 'floors[0].use'],
      ...['floors[1]!', 'floors[1].units', 'floors[1].use'],
    ]);
  });

  test('what the form knows nothing of is no answer, and is told apart', () => {
    expect(agendaOf(pool, { pool: true, pol: 1 })).toMatchObject({ answers: { pool: true }, strays: 1 });
    expect(agendaOf(pool, { pool: true, pol: 1 }, true).answers).toEqual({ pool: true, pol: 1 });
    const free = form({ properties: { extra: { type: 'object' } } });
    expect(askedAnswers(free, { extra: { a: 1 } })).toEqual({ extra: { a: 1 } });
  });
});

describe('the shipped forms', () => {
  const { form: amendment } = definitionOf('amendment');
  const floors = [{ level: 0, use: 'RES', area: '400', units: 1 }];
  const engineers = [{ discipline: 'ARCH', licence: '1', fullName: 'ا', commitment: 'x' }];
  const rest = { change: { kind: 'data' }, proposal: { floors, engineers, frontSetback: '2' } };

  it('leave the proposal of an earlier choice out of an amendment of data, of an engineer’s its floors', () => {
    expect(askedAnswers(amendment, rest)).toEqual({ change: { kind: 'data' } });
    const engineer = askedAnswers(amendment, { ...rest, change: { kind: 'engineer' } });
    expect(engineer.proposal).toEqual({ engineers });
    const plan = { ...rest, change: { kind: 'plan' } };
    expect(askedAnswers(amendment, plan)).toEqual(plan);
  });
});
