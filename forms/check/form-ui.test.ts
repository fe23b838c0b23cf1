import { expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../../test/support/definition.js';
import { diagnose } from '../diagnose.js';
import { exampleSurroundings } from '../diagnostics/example-surroundings.js';
import { loadShipped } from '../load.js';

const sound = definitionJson(everyStepFile);
const surroundings = { ...exampleSurroundings(await loadShipped(), sound), given: [] };

type Json = Record<string, unknown>;
interface Form {
  schema: { properties: Record<string, Json>; [key: string]: unknown };
  ui: Json;
}

/** What is said of the sample with another form, as text with places. */
async function said(change: (form: Form) => void): Promise<object[]> {
  const json = structuredClone(sound) as { form: Form };
  change(json.form);
  return (await diagnose(JSON.stringify(json, null, 2), surroundings)).issues;
}

it('a mistyped x-personal refuses the form, at its name and with the one that was meant', async () => {
  const [issue, ...more] = await said(({ schema }) => {
    schema.properties.subject = { ...schema.properties.subject, 'x-personall': 'name' };
  });
  expect(more).toEqual([]);
  expect(issue).toMatchObject({
    path: 'form.schema.properties.subject.x-personall',
    code: 'UNKNOWN_KEYWORD',
    severity: 'error',
    hint: 'x-personal',
    message: 'no keyword "x-personall"; did you mean "x-personal"?',
    column: 11,
    line: expect.any(Number),
  });
});

it('a keyword is found in branches and definitions as well', async () => {
  const issues = await said(({ schema }) => {
    schema.$defs = { note: { type: 'string', 'x-decimal': 2 } };
    schema.allOf = [{ if: {}, then: { properties: { subject: { 'x-lables': {} } } } }];
  });
  expect(issues).toMatchObject([
    { path: 'form.schema.$defs.note.x-decimal', hint: 'x-decimals' },
    { path: 'form.schema.allOf[0].then.properties.subject.x-lables', hint: 'x-labels' },
  ]);
});

it('a keyword that registers alone have, and a value that a keyword does not take, are refused', async () => {
  const issues = await said(({ schema }) => {
    Object.assign(schema.properties.subject as Json, {
      'x-key': 'subject',
      'x-suggestions': ['A'],
      'x-labels': { A: { fa: '' } },
    });
  });
  expect(issues).toMatchObject([
    { path: 'form.schema.properties.subject.x-key', code: 'UNKNOWN_KEYWORD' },
    { path: 'form.schema.properties.subject.x-labels.A.fa', code: 'KEYWORD_VALUE', severity: 'error' },
  ]);
});

it.each<[string, Json, object[]]>([
  [
    'a mistyped keyword',
    { subject: { 'ui:widgit': 'textarea' } },
    [{ hint: 'ui:widget', path: 'form.ui.subject.ui:widgit' }],
  ],
  [
    'a widget that nobody has',
    { subject: { 'ui:widget': 'textaera' } },
    [{ code: 'UNKNOWN_WIDGET', hint: 'textarea' }],
  ],
  ['an option', { subject: { 'ui:options': { inputmode: 'tel' } } }, [{ hint: 'inputMode' }]],
  [
    'a field that is not there',
    { subjct: {} },
    [{ code: 'UNKNOWN_UI_FIELD', hint: 'subject', path: 'form.ui.subjct' }],
  ],
  ['a field further inside', { property: { plate: {} } }, [{ path: 'form.ui.property.plate' }]],
  ['entries of what is no list', { subject: { items: {} } }, [{ path: 'form.ui.subject.items' }]],
  [
    'a name in the order that is no field',
    { 'ui:order': ['*', 'vist'] },
    [{ path: 'form.ui.ui:order[1]', hint: 'visit' }],
  ],
  [
    'a name twice in the order',
    { 'ui:order': ['visit', '*', 'visit'] },
    [{ path: 'form.ui.ui:order[2]', code: 'UI_ORDER' }],
  ],
  [
    'an order that leaves fields out',
    { 'ui:order': ['visit'] },
    [{ message: expect.stringContaining('"property", "subject"') }],
  ],
  ['an order that is no list', { 'ui:order': 'visit' }, [{ path: 'form.ui.ui:order', code: 'UI_VALUE' }]],
  ['a word in place of keywords', { subject: 'textarea' }, [{ path: 'form.ui.subject', code: 'UI_VALUE' }]],
])('warns of %s', async (_, ui, expected) => {
  const issues = await said((form) => {
    form.ui = ui;
  });
  expect(issues).toMatchObject(expected.map((issue) => ({ severity: 'warning', line: expect.any(Number), ...issue })));
});

it('takes what a branch adds, entries of lists and every keyword there is', async () => {
  const issues = await said((form) => {
    form.schema.allOf = [
      {
        if: { properties: { visit: { const: true } }, required: ['visit'] },
        then: { properties: { when: { title: 'زمان', type: 'string', 'x-i18n': { en: { title: 'When' } } } } },
      },
    ];
    form.ui = {
      'ui:order': ['property', 'subject', 'visit', 'when'],
      when: { 'ui:widget': 'jalali-date', 'ui:options': { dir: 'ltr' }, 'ui:placeholder': '1405/01/01' },
    };
  });
  expect(issues).toEqual([]);
});
