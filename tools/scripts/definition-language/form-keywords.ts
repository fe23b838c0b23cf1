import { jsonSchemaWords } from '../../../forms/keywords/json-schema.js';
import type { Keyword } from '../../../forms/keywords/keyword.js';
import { schemaKeywords } from '../../../forms/keywords/schema-keywords.js';
import { uiKeywords, uiOptions, widgets } from '../../../forms/keywords/ui-keywords.js';
import { cell, exampleText } from './keyword-tables.js';
import { UndocumentedKeywordError } from './undocumented-keyword-error.js';

function rowOf(name: string, { says, otherwise, example }: Keyword): string {
  if (says.trim() === '') throw new UndocumentedKeywordError(name, 'sentence');
  return `| \`${name}\` | ${cell(says)} | ${cell(otherwise)} | ${exampleText(example)} |`;
}

function tableOf(keywords: Readonly<Record<string, Keyword>>): string {
  const rows = Object.entries(keywords).map(([name, keyword]) => rowOf(name, keyword));
  return ['| keyword | what | without it | example |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** What each keyword of JSON Schema does in a form. */
export function printSchemaKeywords(): string {
  const rows = Object.entries(jsonSchemaWords).map(([name, says]) => `| \`${name}\` | ${cell(says)} |`);
  return ['| keyword | what |', '| --- | --- |', ...rows].join('\n');
}

/** What a form may say beside JSON Schema: keywords of its own, and how it is shown. */
export function printFormKeywords(): string {
  const named = Object.entries(widgets).map(
    ([name, { says }]) => `| \`${name}\` | ${cell(says)} | ${exampleText({ 'ui:widget': name })} |`,
  );
  return [
    '### `x-…`: keywords of the language',
    'There are no others: one that is not here refuses the definition when it is published.',
    tableOf(schemaKeywords),
    '### `ui:…`: how the form is shown',
    '`form.ui` follows the form: under the name of a field stands what is said of it, under `items` what is said of the entries of a list. Whatever is not understood there is warned of.',
    tableOf(uiKeywords),
    'Options, in `ui:options`:',
    tableOf(uiOptions),
    'Widgets, in `ui:widget`:',
    ['| widget | what | example |', '| --- | --- | --- |', ...named].join('\n'),
  ].join('\n\n');
}
