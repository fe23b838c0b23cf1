import { expect, test } from 'vitest';
import { entryInWords } from './entry-in-words.js';

const english = (title: string) => ({ 'x-i18n': { en: { title } } });
const form = {
  ui: {},
  schema: {
    type: 'object',
    properties: {
      near: { type: 'boolean' },
      project: {
        type: 'object',
        properties: {
          plots: { title: 'پلاک‌ها', ...english('Plots'), type: 'array', items: { type: 'string' } },
          neighbours: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                name: { title: 'نام', ...english('Name'), type: 'string' },
                plot: { title: 'پلاک', ...english('Plot'), type: 'integer' },
                address: {
                  title: 'نشانی',
                  ...english('Address'),
                  type: 'object',
                  properties: { street: { title: 'خیابان', ...english('Street'), type: 'string' } },
                },
              },
            },
          },
        },
      },
    },
    if: { properties: { near: { const: false } } },
    then: { properties: { project: { properties: { neighbours: false } } } },
  },
};
const neighbours = [{ name: 'مریم', plot: 4521, address: { street: 'لادن' } }, { plot: 4522 }];
const filed = { near: true, project: { plots: ['9-1', '9-2'], neighbours } };
const said = (list: string, entry: number, answers = filed, shown: unknown = answers) =>
  entryInWords(form, { filed: answers, shown }, list, entry).map(({ path, title, text }) => [path, title.en, text.en]);

test('an entry of a list is said by its fields', () => {
  expect(said('project.neighbours', 1)).toEqual([
    ['project.neighbours[0].name', 'Name', 'مریم'],
    ['project.neighbours[0].plot', 'Plot', '4521'],
    ['project.neighbours[0].address', 'Address', 'Street: لادن'],
  ]);
  expect(said('project.neighbours', 2)).toEqual([['project.neighbours[1].plot', 'Plot', '4522']]);
  expect(said('project.plots', 2)).toEqual([['project.plots[1]', 'Plots', '9-2']]);
});

test('an entry says no more than its reader may see', () => {
  const shown = { project: { neighbours: [{ name: 'م***', plot: '***' }] } };
  expect(said('project.neighbours', 1, filed, shown).map(([, , text]) => text)).toEqual(['م***', '***']);
});

test('what is not there, or not asked, says nothing', () => {
  expect(said('project.neighbours', 3)).toEqual([]);
  expect(said('project.others', 1)).toEqual([]);
  expect(entryInWords(form, { filed: {}, shown: {} }, 'project.neighbours', 1)).toEqual([]);
});
