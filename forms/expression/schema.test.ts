import { expect, it } from 'vitest';
import { labelOf } from './schema.js';

it.each([
  ['of each language apart', { 'x-i18n': { fa: { title: 'ارتفاع' }, en: { title: 'Height' }, de: { title: 'Höhe' } } }],
  ['in one title', { 'x-i18n': { title: { fa: 'ارتفاع', en: 'Height', de: 'Höhe' } } }],
  ['as plain texts', { 'x-i18n': { fa: 'ارتفاع', en: 'Height', de: 'Höhe', help: { fa: 'متر', en: 'metres' } } }],
])('a label has every language that is written, %s', (_, schema) => {
  expect(labelOf(schema)).toEqual({ fa: 'ارتفاع', en: 'Height', de: 'Höhe' });
});

it('a label is the plain title where nothing else is written, and nothing without either', () => {
  expect(labelOf({ title: 'ارتفاع' })).toEqual({ fa: 'ارتفاع', en: 'ارتفاع' });
  expect(labelOf({ title: 'ارتفاع', 'x-i18n': { de: { title: 'Höhe' } } })).toMatchObject({ de: 'Höhe' });
  expect(labelOf({ 'x-i18n': { fa: { title: 'ارتفاع' } } })).toBeUndefined();
});
