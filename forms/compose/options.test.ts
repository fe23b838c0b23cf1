import { expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../../test/support/definition.js';
import { choicesAt, findChoices } from '../agenda/find-choices.js';
import { checkAnswers } from '../answers/check-answers.js';
import { diagnose } from '../diagnose.js';
import { exampleSurroundings } from '../diagnostics/example-surroundings.js';
import { loadShipped } from '../load.js';
import { compose } from './compose.js';

const table = {
  title: { fa: 'رسته‌ها', en: 'Trades' },
  basis: 'by-law 1',
  columns: { code: 'string', fa: 'string', en: 'string' },
  rows: [
    { code: 'B', fa: 'نانوایی', en: 'Bakery' },
    { code: 'S', fa: 'نانوایی سنگک', en: 'Sangak bakery' },
    { code: 'T', fa: 'خیاطی', en: 'Tailor' },
  ],
};
const from = { table: 'trades', value: 'code', label: { fa: 'fa', en: 'en' } };
const trade = { title: 'رسته', 'x-i18n': { en: { title: 'Trade' } }, type: 'string', 'x-options': from };
const written = (options: object = {}, rows: object[] = table.rows) =>
  definitionJson(
    everyStepFile,
    [['tables'], { trades: { ...table, rows } }],
    [['form', 'schema', 'properties', 'trade'], { ...trade, 'x-options': { ...from, ...options } }],
  );
const surroundings = { ...exampleSurroundings(await loadShipped(), definitionJson(everyStepFile)), given: [] };
const found = async (json: unknown) =>
  (await diagnose(json, surroundings)).issues.map(({ path, code }) => [path, code]);
const at = 'form.schema.properties.trade.x-options';
const ofRegister = { table: undefined, value: undefined, register: 'offices', label: 'name' };
const enumBeside = definitionJson(everyStepFile, [
  ['form', 'schema', 'properties', 'trade'],
  { ...trade, enum: ['OFF-1'], 'x-options': { register: 'offices', label: 'name' } },
]);

it('puts the choices of a table in their place, anew whenever the type is read', () => {
  const once = compose(written(), new Map()).value as { form: { schema: { properties: { trade: object } } } };
  expect(once.form.schema.properties.trade).toMatchObject({
    enum: ['B', 'S', 'T'],
    'x-labels': { T: { fa: 'خیاطی', en: 'Tailor' } },
  });
  const fewer = { ...once, tables: { trades: { ...table, rows: table.rows.slice(1) } } };
  expect((compose(fewer, new Map()).value as typeof once).form.schema.properties.trade).toMatchObject({
    enum: ['S', 'T'],
  });
});

it('takes a table from a fragment, and no answer that is not in it', async () => {
  const json = { ...written(), tables: { trades: { use: 'city/trades' } } };
  const { definition, issues } = await diagnose(json, {
    ...surroundings,
    fragments: new Map([...surroundings.fragments, ['city/trades', table]]),
  });
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!definition) throw new Error('it is sound');
  const codes = (value: string) =>
    checkAnswers(definition, { trade: value }).issues.flatMap(({ path, code }) => (path === 'trade' ? [code] : []));
  expect([codes('S'), codes('X')]).toEqual([[], ['NOT_AN_OPTION']]);
});

it('finds them by a part of their names in any language, those that begin so first', async () => {
  const { definition } = await diagnose(written(), surroundings);
  const choices = choicesAt(definition?.form.schema ?? {}, 'trade') ?? [];
  const values = (said: string) => findChoices(choices, said).map(({ value }) => value);
  expect(values('نانوایي')).toEqual(['B', 'S']);
  expect(values('سنگک نان')).toEqual(['S']);
  expect(values('BAKERY')).toEqual(['B', 'S']);
  expect(values('')).toEqual(['B', 'S', 'T']);
  expect(choicesAt(definition?.form.schema ?? {}, 'trade.x')).toBeUndefined();
  expect(choicesAt(definition?.form.schema ?? {}, 'subject')).toEqual([]);
});

it('takes records of a register, which no version holds', async () => {
  expect((await found(written(ofRegister))).filter(([path]) => path?.startsWith('form.schema'))).toEqual([]);
  expect(compose(written(ofRegister), new Map()).value).not.toHaveProperty('form.schema.properties.trade.enum');
});

it.each<[string, unknown, string[]]>([
  ['a table that is not there', written({ table: 'trads' }), [`${at}.table`, 'UNKNOWN_TABLE']],
  ['a value column that is not there', written({ value: 'cod' }), [`${at}.value`, 'UNKNOWN_COLUMN']],
  [
    'a label column that is not there',
    written({ label: { fa: 'fa', en: 'enn' } }),
    [`${at}.label.en`, 'UNKNOWN_COLUMN'],
  ],
  ['a choice in two rows', written({}, [...table.rows, { code: 'B', fa: 'x', en: 'x' }]), [at, 'OPTIONS_VALUES']],
  ['no rows', written({}, []), [at, 'OPTIONS_VALUES']],
  [
    'a register that is not there',
    written({ ...ofRegister, register: 'ofices' }),
    [`${at}.register`, 'UNKNOWN_REGISTER'],
  ],
  [
    'a register of plots',
    written({ ...ofRegister, register: 'parcels', label: 'zone' }),
    [`${at}.register`, 'OPTIONS_REGISTER'],
  ],
  [
    'a register of persons',
    written({ ...ofRegister, register: 'permits', label: 'number' }),
    [`${at}.register`, 'OPTIONS_REGISTER'],
  ],
  [
    'a field that records do not have',
    written({ ...ofRegister, label: { fa: 'nam' } }),
    [`${at}.label.fa`, 'UNKNOWN_COLUMN'],
  ],
  ['a register with choices of its own beside', enumBeside, [at, 'OPTIONS_VALUES']],
  ['a table and a register', written({ register: 'offices' }), [at, 'KEYWORD_VALUE']],
  ['the column of a register', written({ ...ofRegister, value: 'name' }), [`${at}.value`, 'KEYWORD_VALUE']],
  ['a keyword that is none', written({ rows: 1 }), [`${at}.rows`, 'KEYWORD_VALUE']],
])('refuses %s', async (_, json, issue) => {
  expect(await found(json)).toContainEqual(issue);
});
