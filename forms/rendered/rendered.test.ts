import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaCompiler } from '../answers/schema-compiler.js';
import type { Schema } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import { definitionOf } from '../test-support/shipped-samples.js';
import { schemaIn } from './schema-in.js';
import { uiIn } from './ui-in.js';

const TYPES = ['construction', 'extension', 'renewal', 'amendment', 'inquiry'];
const answersOf = (type: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../test/reference/${type}.json`, import.meta.url), 'utf8')).answers;

const lenient = { strict: false, allErrors: false } as const;
const accepts = (schema: Schema) => schemaCompiler(schema, lenient).compile(schema);

type Written = { schema?: Record<string, unknown>; ui?: Record<string, unknown> };
const formOf = ({ schema = {}, ui = {} }: Written) =>
  ({
    title: { fa: 'ف', en: 'Form' },
    form: { schema: { type: 'object', ...schema }, ui },
  }) as unknown as FormDefinition;
const at = (value: unknown, path: string): unknown =>
  path.split('/').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

/** The answers, and the same with each value in turn taken away or made another. */
function* variants(value: unknown): Generator<unknown> {
  yield value;
  if (typeof value !== 'object' || value === null) return yield* ['', 0, true, null, 'owner', 'COM'];
  const entries: [string, unknown][] = Object.entries(value);
  const rebuilt = (pairs: [string, unknown][]) =>
    Array.isArray(value) ? pairs.map(([, inner]) => inner) : Object.fromEntries(pairs);
  for (const [i, [key, inner]] of entries.entries()) {
    yield rebuilt(entries.filter((_, j) => j !== i));
    for (const other of variants(inner))
      yield rebuilt(entries.map((entry, j): [string, unknown] => (j === i ? [key, other] : entry)));
  }
}

describe('a form in a language', () => {
  it.each(TYPES)('of %s takes the very answers that the form takes', (type) => {
    const definition = definitionOf(type);
    const [written, rendered] = [accepts(definition.form.schema), accepts(schemaIn(definition, 'en'))];
    const verdicts = new Set<boolean>();
    for (const answers of variants(answersOf(type))) {
      const verdict = written(answers) === true;
      expect(rendered(answers) === true, JSON.stringify(answers)).toBe(verdict);
      verdicts.add(verdict);
    }
    expect([...verdicts].sort()).toEqual([false, true]);
  });

  it('has titles, descriptions and choices in their place, and leaves what was written as it is', () => {
    const definition = definitionOf('construction');
    const before = JSON.stringify(definition.form);
    const [fa, en] = [schemaIn(definition, 'fa'), schemaIn(definition, 'en')];
    expect(at(en, 'properties/applicant/properties/filedBy')).toEqual({
      title: 'Filed by',
      type: 'string',
      oneOf: [
        { const: 'owner', title: 'Owner' },
        { const: 'representative', title: 'Technical representative' },
      ],
    });
    expect(at(fa, 'properties/applicant/properties/filedBy/oneOf/0/title')).toBe('مالک');
    expect(at(en, '$defs/owner/properties/nationalId/description')).toBe('The ten digits on the national card');
    expect([fa.title, en.title]).toEqual([definition.title.fa, definition.title.en]);
    expect(JSON.stringify([fa, en])).not.toMatch(/"(x-i18n|x-labels|\$schema)"/);
    expect(JSON.stringify(definition.form)).toBe(before);
    expect(schemaIn(definition, 'fa')).toBe(fa);
  });

  it('names no value that a renderer would fill in by itself', () => {
    const declaration = at(schemaIn(definitionOf('construction'), 'en'), 'properties/declarations/properties/accurate');
    expect(declaration).toMatchObject({ type: 'boolean', enum: [true] });
    expect(declaration).not.toHaveProperty('const');
  });

  it('keeps conditions as they are, and a narrowing as a narrowing', () => {
    const zone = { title: 'ز', type: 'string', enum: ['R', 'M'], 'x-labels': { R: { fa: 'م', en: 'Homes' } } };
    const narrowed = { properties: { zone: { enum: ['R'] } } };
    const chosen = { if: { properties: { zone: { enum: ['M'] } } }, then: narrowed };
    const rendered = schemaIn(formOf({ schema: { properties: { zone }, allOf: [chosen] } }), 'en');
    expect(rendered.allOf).toEqual([chosen]);
    expect(at(rendered, 'properties/zone/oneOf')).toEqual([
      { const: 'R', title: 'Homes' },
      { const: 'M', title: 'M' },
    ]);
  });

  it('says what a given field brings with it as a condition, and suggestions as examples', () => {
    const schema = {
      properties: { a: { type: 'string', 'x-suggestions': ['x', 'y'] } },
      allOf: [{ required: ['a'] }],
      dependentRequired: { a: ['b'] },
      dependentSchemas: { a: { properties: { b: { title: 'ب', 'x-i18n': { en: { title: 'B' } } } } } },
    };
    expect(schemaIn(formOf({ schema }), 'en')).toMatchObject({
      properties: { a: { examples: ['x', 'y'] } },
      allOf: [
        { required: ['a'] },
        { if: { required: ['a'] }, then: { properties: { b: { title: 'B' } } } },
        { if: { required: ['a'] }, then: { required: ['b'] } },
      ],
    });
  });
});

describe('how a form is shown in a language', () => {
  const properties = {
    day: { type: 'string', format: 'jalali-date' },
    kind: { type: 'string', enum: ['a', 'b'], 'x-labels': { a: { fa: 'آ', en: 'A' } } },
    sure: { type: 'boolean' },
    floors: { type: 'array', items: { type: 'object', properties: { use: { enum: [1, 2] } } } },
    parts: { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['p', 'q'] } },
    area: { type: 'integer' },
    plot: { type: 'object', properties: { code: { type: 'string' } } },
  };

  it('has only widgets that every renderer has for the type, with the wanted one beside them', () => {
    const ui = {
      day: { 'ui:widget': 'jalali-date', 'ui:options': { dir: 'ltr' } },
      kind: { 'ui:widget': 'textarea' },
      area: { 'ui:widget': 'nosazi-code' },
      plot: { 'ui:widget': 'office', code: { 'ui:widget': 'no-such' } },
      parts: { 'ui:widget': 'checkboxes' },
      floors: { 'ui:widget': 'checkboxes' },
    };
    const shown = uiIn(formOf({ schema: { properties }, ui }), 'en');
    expect(shown.day).toEqual({ 'ui:widget': 'text', 'ui:options': { dir: 'ltr', ownWidget: 'jalali-date' } });
    expect(shown.kind).toEqual({ 'ui:options': { ownWidget: 'textarea' }, 'ui:enumNames': ['A', 'b'] });
    expect(shown.area).toEqual({ 'ui:options': { ownWidget: 'nosazi-code' } });
    expect(shown.plot).toEqual({ 'ui:options': { ownWidget: 'office' } });
    expect(shown.parts).toMatchObject({ 'ui:widget': 'checkboxes', items: { 'ui:enumNames': ['p', 'q'] } });
    expect(shown.floors).toEqual({
      'ui:options': { ownWidget: 'checkboxes' },
      items: { use: { 'ui:enumNames': ['1', '2'] } },
    });
  });

  it('names yes and no, and every choice by its value where a branch narrows them', () => {
    const narrowing = { if: { required: ['day'] }, then: { properties: { kind: { enum: ['b'] } } } };
    const ui = { sure: { 'ui:widget': 'radio' } };
    const shown = uiIn(formOf({ schema: { properties, allOf: [narrowing] }, ui }), 'fa');
    expect(shown.sure).toEqual({ 'ui:widget': 'radio', 'ui:enumNames': ['بله', 'خیر'] });
    expect(shown.kind).toEqual({ 'ui:enumNames': { a: 'آ', b: 'b' } });
  });

  it('leaves out what no renderer would understand, and orders every field', () => {
    const ui = {
      'ui:order': ['kind', 'gone', 'kind', 'day'],
      'ui:nothing': 1,
      kind: 'radio',
      day: { 'ui:help': { fa: 'روز', en: 'The day' }, 'ui:placeholder': { fa: '۱' }, 'ui:options': { rows: 'many' } },
    };
    const shown = uiIn(formOf({ schema: { properties }, ui }), 'en');
    expect(shown).toMatchObject({ 'ui:order': ['kind', 'day', '*'], kind: { 'ui:enumNames': ['A', 'b'] } });
    expect(shown).not.toHaveProperty('ui:nothing');
    expect(shown.day).toEqual({ 'ui:help': 'The day', 'ui:placeholder': '۱' });
  });
});
