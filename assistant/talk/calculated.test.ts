import { expect, it } from 'vitest';
import { definitionWith } from '../../test/support/definition.js';
import { formMapOf } from './form-map.js';
import { newTalk, type World } from './state.js';
import { goOn, turn } from './turn.js';

const titled = (title: string) => ({ title, 'x-i18n': { en: { title } } });
const decimal = { type: 'string', format: 'decimal' };
const width = { ...titled('Width'), ...decimal };
const length = { ...titled('Length'), ...decimal };
const area = { ...titled('Area'), ...decimal, 'x-value': 'answers.length * answers.width' };
const form = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['length', 'width'],
    properties: { length, width, area },
  },
  ui: {},
};
const world: World = { definition: definitionWith({ form, documents: [] }), today: '1405/09/08' };

it('asks for no calculated field, takes nothing that is said of it, and tells what it comes to', () => {
  expect([...formMapOf(form).leaves.keys()]).toEqual(['length', 'width']);
  const half = turn(world, goOn(world, newTalk('en', { length: '4' })).state, 'the area is 99');
  expect(half.state.answers).not.toHaveProperty('area');
  const { reply, state } = goOn(world, newTalk('en', { length: '4', width: '2.5' }));
  expect(state.asking?.kind).toBe('confirm');
  expect(reply).toContain('Area: 10');
});
