import { expect, it } from 'vitest';
import { definitionJson } from '../../test/support/definition.js';
import { textIn } from '../language/text-in.js';
import { parseDefinition } from '../parse.js';
import { checkLanguages, DEFAULT_LANGUAGES } from './languages.js';

const file = 'forms/definitions/construction.json';
type Change = [PropertyKey[], unknown];

function found(languages: readonly string[], ...changes: Change[]) {
  const json = definitionJson(file, ...changes);
  const { definition, issues } = parseDefinition(json);
  expect(issues).toEqual([]);
  return { definition, issues: checkLanguages(json, definition, languages) };
}

it('what ships speaks Persian and English throughout', () => {
  expect(found(DEFAULT_LANGUAGES).issues).toEqual([]);
});

it('a text that lacks a language of the installation is warned of once, with how many others do', () => {
  const { issues } = found(DEFAULT_LANGUAGES, [['title', 'en'], undefined], [['steps', 0, 'title', 'en'], undefined]);
  expect(issues).toEqual([
    {
      path: 'title',
      code: 'MISSING_LANGUAGE',
      severity: 'warning',
      message: 'nothing is said in "en" here, nor elsewhere (1); readers are shown another',
    },
  ]);
});

it('a language that no text has is missing from the form, its labels and the rest alike', () => {
  const { issues } = found(['de']);
  const others = Number(/nor elsewhere .(\d+)/.exec(issues[0]?.message ?? '')?.[1]);
  expect(others).toBeGreaterThan(50);
});

it('another stands in for what is missing', () => {
  const german = { de: 'Baubewilligung', fr: 'Permis de construire' };
  const { definition, issues } = found(['de', 'fr'], [['title'], german]);
  expect(issues.map(({ path }) => path)).not.toContain('title');
  const title = definition?.title ?? { fa: '', en: '' };
  expect(title).toEqual({ ...german, fa: german.de, en: german.de });
  expect(['de', 'de-CH', 'fr', 'it', 'constructor'].map((language) => textIn(title, language))).toEqual([
    german.de,
    german.de,
    german.fr,
    german.de,
    german.de,
  ]);
});

it('labels of choices are texts like others', () => {
  const written = {
    title: 'Nutzung',
    type: 'string',
    enum: ['A'],
    'x-labels': { A: { de: 'Wohnen' } },
    'x-i18n': { en: { title: 'Use' } },
  };
  const path = ['form', 'schema', 'properties', 'nutzung'];
  const { definition, issues } = found(['fa', 'en'], [path, written]);
  const schema = definition?.form.schema ?? {};
  const { properties } = schema as { properties: Record<string, { 'x-labels': object }> };
  expect(properties.nutzung?.['x-labels']).toEqual({ A: { de: 'Wohnen', fa: 'Wohnen', en: 'Wohnen' } });
  expect(issues.map((issue) => issue.path)).toEqual([
    'form.schema.properties.nutzung.x-labels.A',
    'form.schema.properties.nutzung.x-labels.A',
  ]);
});
