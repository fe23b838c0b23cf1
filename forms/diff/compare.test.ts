import { expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../../test/support/definition.js';
import { compareDocuments } from './compare.js';
import { changeLines } from './words.js';

const before = definitionJson(everyStepFile);
const changed = (...changes: [path: PropertyKey[], value: unknown][]) => definitionJson(everyStepFile, ...changes);

it('finds nothing between equal documents, however their keys are ordered, nor in the version alone', () => {
  const reordered = Object.fromEntries(Object.entries(changed([['version'], 2])).reverse());
  expect(compareDocuments(before, reordered)).toEqual([]);
});

it('names fields, steps, roles and fees that came, went or changed', () => {
  const after = changed(
    [
      ['form', 'schema', 'properties', 'colour'],
      { title: 'رنگ', type: 'string', 'x-i18n': { en: { title: 'Colour' } } },
    ],
    [['form', 'schema', 'properties', 'subject', 'maxLength'], 300],
    [['fees', 0, 'amount'], '2000000'],
    [['steps', 8, 'role'], 'city-council'],
    [['steps', 9], undefined],
  );
  (after.steps as unknown[]).splice(9, 1);
  const found = compareDocuments(before, after);
  expect(found.map(({ part, name, change }) => `${part} ${name} ${change}`).sort()).toEqual([
    'fee F-TEST changed',
    'field colour added',
    'field subject changed',
    'role city-council added',
    'role supervisor removed',
    'step approval changed',
    'step notice removed',
    'step payment changed',
  ]);
  expect(changeLines(found, 'en')).toContain('  amount: 1000000 → 2000000');
  expect(changeLines(found, 'fa')).toContain('پرسش فرم colour (رنگ): افزوده شد');
});

it('every single change of a document is found', () => {
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  const told = Object.entries(before).filter(
    ([key, value]) => !['version', '$schema'].includes(key) && !isEmpty(value),
  );
  expect(told.length).toBeGreaterThan(8);
  for (const [key] of told) {
    expect(compareDocuments(before, changed([[key], undefined])), key).not.toEqual([]);
  }
});
