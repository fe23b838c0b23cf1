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
    [['steps', 13, 'role'], 'city-council'],
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
    'step duties changed',
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

it('says that a field, step, fee or rule is called otherwise, and only what else differs in it', () => {
  const field = { title: 'موضوع', type: 'string', 'x-i18n': { en: { title: 'Subject' } } };
  const [old, now] = ['subject', 'topic'].map((name) => ({
    version: name === 'subject' ? 1 : 2,
    form: { schema: { type: 'object', properties: { [name]: field, other: { type: 'boolean' } } } },
    fees: [{ code: name === 'subject' ? 'F-A' : 'F-B', title: { fa: 'ا', en: 'a' }, amount: '1' }],
    steps: [
      { id: name === 'subject' ? 'approval' : 'consent', type: 'review', title: { fa: 'ا', en: 'a' }, role: 'x' },
      { id: 'notice', type: 'notify', title: { fa: 'ب', en: 'b' } },
    ],
  }));
  const found = compareDocuments(old, now);
  expect(found).toMatchObject([
    { part: 'field', name: 'topic', was: 'subject', change: 'renamed' },
    { part: 'step', name: 'consent', was: 'approval', change: 'renamed' },
    { part: 'fee', name: 'F-B', was: 'F-A', change: 'renamed' },
  ]);
  expect(found.flatMap(({ differences = [] }) => differences)).toEqual([]);
  expect(changeLines(found, 'en')).toContain('field topic (Subject): renamed, was subject');
  expect(changeLines(found, 'fa')).toContain('پرسش فرم topic (موضوع): نام تازه گرفت، پیش‌تر subject');
});

it('follows carryOver where the field changes as well, with the fields inside it', () => {
  const form = (name: string, maxLength: number) => ({
    schema: { properties: { [name]: { title: 'گ', properties: { note: { type: 'string', maxLength } } } } },
  });
  const carryOver = [{ from: 1, rename: { group: 'part' } }];
  const found = compareDocuments(
    { version: 1, form: form('group', 10) },
    { version: 2, form: form('part', 20), carryOver },
  );
  expect(found.filter(({ part }) => part === 'field')).toMatchObject([
    { name: 'part', was: 'group', change: 'renamed' },
    { name: 'part.note', was: 'group.note', change: 'renamed', differences: [{ path: 'maxLength', from: 10, to: 20 }] },
  ]);
});

it('tells the cell of a table and the part of a paper that changed, and no more', () => {
  const book = (minPlot: string, more: object[] = []) => ({
    tables: { zones: { rows: [{ zone: 'A', minPlot }, ...more] } },
  });
  expect(compareDocuments(book('200'), book('250'))).toMatchObject([
    { part: 'table', name: 'zones', differences: [{ path: 'rows[0].minPlot', from: '200', to: '250' }] },
  ]);
  const row = { zone: 'B', minPlot: '1' };
  expect(compareDocuments(book('200'), book('200', [row]))).toMatchObject([
    { differences: [{ path: 'rows[]', from: null, to: row }] },
  ]);
  const paper = (...names: string[]) => ({ paper: 'permit', body: names.map((section) => ({ section })) });
  expect(compareDocuments(paper('owners', 'fees'), paper('owners', 'fees', 'validity'))).toMatchObject([
    { part: 'other', name: 'body', differences: [{ path: '[]', to: { section: 'validity' } }] },
  ]);
});
