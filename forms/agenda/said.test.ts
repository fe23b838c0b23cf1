import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../language/definition.js';
import { agendaOf, askedAnswers } from './agenda.js';

type Form = FormDefinition['form'];

/** A form with choices at its top, in a record, in a list and between options. */
const form = {
  schema: {
    type: 'object',
    properties: {
      kind: { enum: ['house', 'shop'] },
      pool: { type: 'boolean' },
      owner: { type: 'object', properties: { isCompany: { type: 'boolean' }, name: { type: 'string' } } },
      floors: { type: 'array', items: { $ref: '#/$defs/floor' } },
      first: { type: 'array', prefixItems: [{ $ref: '#/$defs/floor' }], items: { type: 'string' } },
    },
    if: { properties: { kind: { const: 'shop' } }, required: ['kind'] },
    then: {
      properties: { pool: false, opening: { type: 'string' }, owner: { required: ['isCompany'] } },
      required: ['opening'],
    },
    else: { required: ['pool'] },
    $defs: {
      floor: {
        type: 'object',
        properties: { use: { enum: ['RES', 'COM'] }, area: { type: 'string' } },
        oneOf: [
          { properties: { use: { const: 'RES' }, rooms: { type: 'integer' } }, required: ['rooms'] },
          { properties: { use: { const: 'COM' }, height: { type: 'string' } }, required: ['height'] },
        ],
        dependentRequired: { area: ['unit'] },
        dependentSchemas: { height: { properties: { lift: { type: 'boolean' } } } },
      },
    },
  },
  ui: { 'ui:order': ['owner', '*', 'kind'], floors: { items: { 'ui:order': ['use', '*'] } } },
} as unknown as Form;

const given = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const floor = fc.record(
  {
    use: fc.constantFrom('RES', 'COM', 'else'),
    area: fc.constant('12'),
    rooms: fc.constant(2),
    height: fc.constant('3'),
    lift: fc.boolean(),
    unit: fc.constant('m'),
    stray: fc.constant(1),
  },
  { requiredKeys: [] },
);
const answers = fc
  .record({
    kind: given(fc.constantFrom('house', 'shop')),
    pool: given(fc.boolean()),
    opening: given(fc.constant('9')),
    owner: given(fc.record({ isCompany: fc.boolean(), name: fc.constant('x') }, { requiredKeys: [] })),
    floors: given(fc.array(floor, { maxLength: 3 })),
    first: given(fc.array(fc.oneof(floor, fc.constant('text')), { maxLength: 3 })),
    stray: given(fc.constant(1)),
  })
  .map((record) => JSON.parse(JSON.stringify(record)) as Record<string, unknown>);

describe('what was worked out for other answers', () => {
  it('changes nothing of what a form asks under these', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (record, keepStrays) => {
        const seldom = agendaOf(structuredClone(form), record, keepStrays);
        expect(agendaOf(form, record, keepStrays)).toEqual(seldom);
        expect(JSON.stringify(askedAnswers(form, record))).toBe(
          JSON.stringify(agendaOf(structuredClone(form), record).answers),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing of what the shipped forms ask', () => {
    const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
    for (const type of ['construction', 'extension', 'amendment', 'renewal', 'inquiry']) {
      const { form: shipped } = read(`forms/definitions/${type}.json`) as FormDefinition;
      const whole = read(`test/reference/${type}.json`).answers as Record<string, unknown>;
      for (const left of ['none', ...Object.keys(whole)]) {
        const { [left]: _, ...rest } = whole;
        expect(agendaOf(shipped, rest)).toEqual(agendaOf(structuredClone(shipped), rest));
      }
    }
  });
});

describe('answers that are asked whole', () => {
  it('are not copied', () => {
    const record = { kind: 'house', pool: true, owner: { name: 'x' }, floors: [{ use: 'RES', rooms: 2 }] };
    expect(agendaOf(form, record).answers).toBe(record);
    expect(agendaOf(form, { ...record, opening: '9' }).answers).toEqual(record);
  });
});
