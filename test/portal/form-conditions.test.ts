import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AskedField, agendaOf } from '../../forms/agenda/agenda.js';
import { agendaBy } from '../../forms/agenda/look.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { conditionsOf } from '../../portal/shared/form/conditions.js';
import { keysOf, withValue } from '../../portal/shared/form/paths.js';

type Form = FormDefinition['form'];
const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

const types: string[] = readdirSync(new URL('../reference', import.meta.url)).map((name) => name.replace('.json', ''));

/** Everything that a form offers to choose, by path, so that changed answers meet its branches. */
const choicesIn = (fields: readonly AskedField[]): [string, unknown[]][] =>
  fields.flatMap(({ path, schema, fields: inner, items }): [string, unknown[]][] => [
    ...(Array.isArray(schema.enum) ? [[path, schema.enum] as [string, unknown[]]] : []),
    ...(schema.type === 'boolean' ? [[path, [true, false]] as [string, unknown[]]] : []),
    ...choicesIn(inner),
    ...choicesIn(items),
  ]);

test.each(types)('a browser asks of %s what the server asks, whatever was answered', (type) => {
  const { form } = read(`forms/definitions/${type}.json`) as { form: Form };
  const { answers } = read(`test/reference/${type}.json`) as { answers: Record<string, unknown> };
  const choices = choicesIn(agendaOf(form, answers).fields);
  expect(choices.length).toBeGreaterThan(0);
  const change = fc
    .constantFrom(...choices)
    .chain(([path, options]) => fc.tuple(fc.constant(path), fc.constantFrom(undefined, ...options)));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), fc.subarray(Object.keys(answers)), (changes, kept) => {
      const begun = Object.fromEntries(kept.map((name) => [name, answers[name]]));
      const given = changes.reduce((all, [path, value]) => withValue(all, path, value), begun);
      expect(agendaBy(conditionsOf(form.schema), form, given)).toEqual(agendaOf(form, given));
    }),
    { numRuns: 60 },
  );
});

test('a condition on what is not there is read as the server reads it', () => {
  const holds = conditionsOf({});
  for (const condition of [{ const: 1 }, { type: 'object' }, { enum: [1] }])
    expect(holds(condition, undefined)).toBe(false);
  expect(holds({ properties: { a: { const: 1 } }, required: ['a'] }, undefined)).toBe(true);
});

test('paths are read and written as issues name them', () => {
  expect(keysOf('proposal.floors[0].area')).toEqual(['proposal', 'floors', 0, 'area']);
  const answers = { a: [{ b: 1 }, { b: 2 }], c: 3 };
  expect(withValue(answers, 'a[1].b', 5)).toEqual({ a: [{ b: 1 }, { b: 5 }], c: 3 });
  expect(withValue(answers, 'a[0]', undefined)).toEqual({ a: [{ b: 2 }], c: 3 });
  expect(withValue(answers, 'c', undefined)).toEqual({ a: [{ b: 1 }, { b: 2 }] });
  expect(withValue({}, 'x.y[0]', {})).toEqual({ x: { y: [{}] } });
  expect(answers).toEqual({ a: [{ b: 1 }, { b: 2 }], c: 3 });
});
