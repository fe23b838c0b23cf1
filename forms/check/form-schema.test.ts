import { expect, it } from 'vitest';
import { definitionWith } from '../../test/support/definition.js';
import { checkFormSchema } from './form-schema.js';

const titled = (schema: object) => ({ title: 'فیلد', ...schema, 'x-i18n': { en: { title: 'Field' } } });
const withField = (a: unknown, more: object = {}) =>
  checkFormSchema(definitionWith({ form: { schema: { type: 'object', properties: { a }, ...more }, ui: {} } }));

it.each<[string, unknown, object?]>([
  ['text', titled({ type: 'string', pattern: '^[0-9]+$', format: 'code' })],
  ['a definition of its own', { $ref: '#/$defs/b' }, { $defs: { b: titled({ type: 'integer' }) } }],
])('takes %s', (_, field, more) => {
  expect(withField(field, more)).toEqual([]);
});

it.each<[string, unknown, object]>([
  [
    'a mistyped keyword',
    titled({ type: 'string', minLenght: 1 }),
    { path: 'form.schema.properties.a.minLenght', hint: 'minLength' },
  ],
  [
    'a mistyped format',
    titled({ type: 'string', format: 'jalali-dat' }),
    { path: 'form.schema.properties.a.format', hint: 'jalali-date' },
  ],
  ['a schema elsewhere', { $ref: 'https://example.org/a.json' }, { path: 'form.schema.properties.a.$ref' }],
  ['a definition that is not there', { $ref: '#/$defs/b' }, { path: 'form.schema.properties.a.$ref' }],
  [
    'a pattern that can hang',
    titled({ type: 'string', pattern: '(?=a)b' }),
    { path: 'form.schema.properties.a.pattern' },
  ],
  ['a type that is none', titled({ type: 'text' }), { path: 'form.schema.properties.a.type' }],
  ['a keyword of another type', titled({ type: 'string', minimum: 1 }), { path: 'form.schema' }],
])('refuses %s', (_, field, issue) => {
  expect(withField(field)).toContainEqual(expect.objectContaining({ code: 'FORM_SCHEMA', ...issue }));
});

it('wants fields called something', () => {
  const nested = titled({ type: 'object', properties: { b: { type: 'string', title: ' ' } } });
  expect(withField(nested)).toMatchObject([
    { path: 'form.schema.properties.a.properties.b.title', code: 'MISSING_TITLE' },
  ]);
  expect(withField({ type: 'string' })).toHaveLength(1);
});

it('wants an object in the right dialect', () => {
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', type: 'array' };
  expect(checkFormSchema(definitionWith({ form: { schema, ui: {} } }))).toMatchObject([
    { path: 'form.schema.$schema', code: 'FORM_SCHEMA' },
    { path: 'form.schema.type', code: 'FORM_SCHEMA' },
  ]);
});
