import { expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../../test/support/definition.js';
import { diagnose } from '../diagnose.js';
import { exampleSurroundings } from '../diagnostics/example-surroundings.js';
import { loadShipped } from '../load.js';

const sound = definitionJson(everyStepFile);
const surroundings = { ...exampleSurroundings(await loadShipped(), sound), given: [] };
const text = { fa: 'ا', en: 'a' };
const titled = { title: 'ا', 'x-i18n': { en: { title: 'a' } } };

type Change = [path: PropertyKey[], value: unknown];
const said = async (...changes: Change[]): Promise<string[]> => {
  const json = definitionJson(everyStepFile, ...changes);
  return (await diagnose(json, surroundings)).issues.map(({ path, message }) => `${path}: ${message}`);
};
const rule = (pass: string): Change => [
  ['rules'],
  [{ id: 'R-1', title: text, pass, message: text, onFail: 'block', basis: 'by-law 1' }],
];
const field = (name: string, schema: object): Change => [
  ['form', 'schema', 'properties', name],
  { ...titled, ...schema },
];
const list = field('list', { type: 'array', maxItems: 5, items: { type: 'string' } });
const group = field('group', { type: 'object', properties: { a: { ...titled, type: 'integer' } } });

it.each<[string, Change[], string]>([
  ['= for ==', [rule('answers.visit = true')], 'to compare write =='],
  ['=== for ==', [rule("answers.subject === 'a'")], 'to compare write =='],
  ['<> for !=', [rule("answers.subject <> 'a'")], 'for "not equal" write !='],
  ['and for &&', [rule('answers.visit and true')], 'write && for and'],
  ['not for !', [rule('not answers.visit')], '! for not'],
  ['if()', [rule('if(answers.visit, true, false)')], 'write condition ? one : other'],
  ['Persian digits', [[['fees', 0, 'amount'], '۱۰۰۰']], 'digits are 0 to 9'],
  ['a thousands mark', [[['fees', 0, 'amount'], '1,000']], 'no thousands marks'],
  ['a percentage', [[['fees', 0, 'amount'], '1000 * 5%']], 'such as dec("0.05")'],
  ['results in a rule', [rule('results.approval.outcome == "approve"')], 'known to the conditions of steps alone'],
  ['evaluation in a rule', [rule('evaluation.total > 0')], 'known to the conditions of steps alone'],
  ['a list that is no option', [list, rule('size(answers.list.orValue([])) > 0')], 'a list is never optional'],
  ['a list asked for', [list, rule('answers.list.hasValue()')], 'a list is never optional'],
  ['a group that is no option', [group, rule('answers.group.hasValue()')], 'a group is never optional'],
  ['what is always given', [rule('answers.subject.orValue("") != ""')], 'it is always given'],
  ['what may be missing', [field('opt', { type: 'integer' }), rule('answers.opt > 3')], 'orValue(…) or orMissing()'],
  ['null', [rule('answers.subject != null')], 'nothing is ever null'],
  ['months()', [rule('months(asOf, asOf) > 3')], 'use addMonths(…) on a day, or fullYears(from, to)'],
  ['months', [rule('months > 3')], 'there is no "months".'],
  [
    'a unit of a deadline',
    [[['steps', 0, 'deadlines', 0, 'after'], { fortnights: 2 }]],
    'there are years, months, calendar, workingDays',
  ],
  ['a mistyped function', [rule('siez(answers.subject) > 3')], 'did you mean size()?'],
  ['a name without its variable', [rule('visit')], 'did you mean "answers.visit"?'],
  ['a name of another variable', [rule('parcel.subject == "a"')], 'did you mean "answers.subject"?'],
  [
    'a name in the wrong group',
    [rule('answers.property.propertty == "a"')],
    'no "propertty" in answers.property; there are nosaziCode',
  ],
  ['a role that nothing is near', [[['steps', 8, 'role'], 'wholly-unknown']], 'there are citizen, office, supervisor'],
  ['a role that is near', [[['steps', 8, 'role'], 'supervizor']], 'did you mean "supervisor"?'],
  ['a code in small letters', [[['fees', 0, 'payee'], 'municipality']], 'did you mean "MUNICIPALITY"?'],
  ['a number for a text', [[['fees', 0, 'amount'], 1000]], 'write it in quotes: "1000"'],
  ['a text for a number', [[['version'], '2']], 'write it without quotes: 2'],
  ['a title in one language', [[['steps', 8, 'title'], 'Approval']], '{ "fa": …, "en": … } is needed, not "Approval"'],
  ['a type that is none', [field('opt', { type: 'int' })], '"int" is none of array, boolean, integer'],
  ['a day in quotes', [rule('asOf > "1405/01/01"')], 'a day is written date("1405/09/02")'],
  ['a truth in quotes', [rule('answers.visit == "true"')], 'true and false stand without quotes'],
  ['a mistyped result', [[['steps', 9, 'when'], 'results.aproval.outcome == "approve"']], 'did you mean "approval"?'],
  [
    'the result of a step without',
    [[['steps', 9, 'when'], 'results.payment.outcome == "x"']],
    '"payment" gives no result',
  ],
  ['a result that is another', [[['steps', 9, 'when'], 'results.approval.outcom == "x"']], 'did you mean "outcome"?'],
])('says of %s what to write', async (_, changes, sentence) => {
  expect((await said(...changes)).join('\n')).toContain(sentence);
});

it('never takes a name for one that was meant instead of itself', async () => {
  for (const pass of ['months > 3', 'answers.property.property == "a"', 'property.nosaziCode == "a"', 'floors > 1']) {
    for (const sentence of await said(rule(pass))) {
      const [, name, meant] = /no "(\w+)".*did you mean "([^"]+)"/.exec(sentence) ?? [];
      if (name !== undefined) expect(meant).not.toBe(name);
    }
  }
});

it('a step that is called otherwise is told once, not with every step behind it', async () => {
  expect(await said([['steps', 3, 'next'], 'Route'])).toEqual([
    'steps[3].next: no step "Route"; did you mean "route"?',
  ]);
});
