import { describe, expect, it } from 'vitest';
import { definitionWith } from '../../test/support/definition.js';
import { loadShipped } from '../load.js';
import { mapPersonal } from '../personal.js';
import { checkPersonal } from './personal.js';

const national = { type: 'string', format: 'national-id' };
const form = (properties: object, $defs: object = {}) => ({ type: 'object', properties, $defs });
const found = (schema: Record<string, unknown>) =>
  checkPersonal(definitionWith({ form: { schema, ui: {} } })).map(({ path, code }) => `${path} ${code}`);

describe('marks of personal fields', () => {
  it.each([
    ['a kind there is', form({ a: { ...national, 'x-personal': 'nationalId' } }), []],
    ['any other', form({ a: { type: 'string', 'x-personal': true } }), []],
    [
      'a kind there is not',
      form({ a: { type: 'string', 'x-personal': 'nationalID' } }),
      ['form.schema.properties.a.x-personal PERSONAL_KIND'],
    ],
    [
      'the opposite of a mark',
      form({ a: { type: 'string', 'x-personal': false } }),
      ['form.schema.properties.a.x-personal PERSONAL_KIND'],
    ],
    ['a national ID without one', form({ a: national }), ['form.schema.properties.a.format PERSONAL_UNMARKED']],
    ['a national ID in a whole that is marked', form({ a: { ...form({ b: national }), 'x-personal': true } }), []],
    [
      'a whole and its parts',
      form({ a: { ...form({ b: { ...national, 'x-personal': 'nationalId' } }), 'x-personal': true } }),
      ['form.schema.properties.a.x-personal PERSONAL_TWICE'],
    ],
    [
      'a list and its entries by reference',
      form(
        { a: { type: 'array', items: { $ref: '#/$defs/p' }, 'x-personal': true } },
        { p: form({ b: { type: 'string', 'x-personal': 'name' } }) },
      ),
      ['form.schema.properties.a.x-personal PERSONAL_TWICE'],
    ],
  ])('%s', (_, schema, issues) => expect(found(schema)).toEqual(issues));

  it('suggests the kind that was meant', () => {
    const definition = definitionWith({
      form: { schema: form({ a: { type: 'string', 'x-personal': 'nationalID' } }), ui: {} },
    });
    expect(checkPersonal(definition)[0]?.message).toContain('did you mean "nationalId"');
  });

  it('every shipped definition has its own', async () => {
    const { definitions } = await loadShipped();
    expect(definitions.length).toBeGreaterThan(4);
    for (const definition of definitions) {
      expect(checkPersonal(definition)).toEqual([]);
      const kinds = new Set<string>();
      const owner = { nationalId: 'x', mobile: 'x', fullName: 'x' };
      const answers = { applicant: { owners: [owner] }, property: { postalCode: 'x' } };
      mapPersonal(answers, definition.form.schema, (_, kind) => kinds.add(kind));
      expect([...kinds].sort()).toEqual(['address', 'mobile', 'name', 'nationalId']);
    }
  });
});

describe('what is marked is found', () => {
  const change = (value: unknown, kind: string) => `${kind}:${JSON.stringify(value)}`;
  it('in lists, behind references, and in what only a condition declares', () => {
    const schema = {
      ...form(
        { people: { type: 'array', items: { $ref: '#/$defs/p' } }, open: { type: 'string' } },
        { p: form({ id: { ...national, 'x-personal': true }, kept: { type: 'string' } }) },
      ),
      if: {},
      then: { properties: { late: { type: 'object', 'x-personal': true } } },
    };
    const value = { people: [{ id: '1', kept: 'k' }], open: 'o', late: { a: 1 }, unknown: [1] };
    expect(mapPersonal(value, schema, change)).toEqual({
      people: [{ id: 'nationalId:"1"', kept: 'k' }],
      open: 'o',
      late: 'other:{"a":1}',
      unknown: [1],
    });
  });
});
