import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileRuleset } from '../evaluation/compile.js';
import { nestedResults } from '../evaluation/results-shape.js';
import { FormDefinition } from '../language/definition.js';
import { Rulebook } from '../language/rulebook.js';
import { checkDefinition } from './definition.js';
import { demandsOf, unapproved } from './demands.js';

const at = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../test/definitions/${name}.json`, import.meta.url), 'utf8'));
const city = Rulebook.parse(JSON.parse(readFileSync(new URL('../rulebook/1405.json', import.meta.url), 'utf8')));
const title = { fa: 'واحد', en: 'Unit' };
const field = (more: object) => ({ title: 'فیلد', 'x-i18n': { en: { title: 'Field' } }, ...more });
const area = { area: field({ type: 'string', format: 'decimal' }) };
const filled = {
  schema: { type: 'object', additionalProperties: false, required: ['area'], properties: area },
};
const visit = { id: 'look-at', type: 'inspect', title, role: 'supervisor', form: filled };
const branch = (steps: object[]) => ({ branches: [{ id: 'unit', steps }] });

/** The sample with units in its form; what is gone through for each comes before a choice. */
function withUnits(more: object = {}, when = 'false', beside: object = {}): FormDefinition {
  const sample = at('every-step');
  const items = { ...field({ type: 'object', additionalProperties: false, required: ['area'] }), properties: area };
  sample.form.schema.properties.units = field({ type: 'array', maxItems: 5, items });
  sample.steps.splice(4, 0, { id: 'units', type: 'parallel', title, each: 'units', ...branch([visit]), ...more });
  sample.steps[5].cases[0].when = when;
  return FormDefinition.parse({ ...sample, ...beside });
}

const given = (units: object[]) => ({
  answers: { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'بالکن', visit: true, units },
  documents: [],
  registers: {},
  representative: null,
  asOf: '1405/09/01',
  generation: 'CITIZEN' as const,
  policy: {},
  cleared: [],
  firstPeriod: 1,
});
const units = ['100', '200'].map((each) => ({ area: each }));

it('decides the steps of each entry by it and by what steps of the same entry have given', () => {
  const report = { id: 'report', type: 'review', title, role: 'supervisor' };
  const larger = { ...report, when: 'here.look_at.area.orValue(item.area) > item.area' };
  const all = 'results.look_at.answers.exists(a, a.entry == 2 && a.outcome == "approve" && a.area.hasValue())';
  const ruleset = compileRuleset(withUnits(branch([visit, larger]), all), city);
  const decide = (results: Record<string, unknown>, of = given(units)) =>
    ruleset.decide(of, ruleset.evaluate(of), results);
  expect(decide({})).toMatchObject({ 'units.each': '1,2', 'report.1.when': false, 'route.cases.0.when': false });
  expect(decide({}, given([]))['units.each']).toBe('');
  const found = (measured: string) => ({ outcome: 'approve', area: measured });
  const kept = { 'look-at.1': found('90'), 'look-at.2': found('201') };
  expect(decide(kept)).toMatchObject({
    'report.1.when': false,
    'report.2.when': true,
    'route.cases.0.when': true,
  });
  // What was forgotten is given no more.
  expect(decide({ ...kept, 'look-at.2': {} })).toMatchObject({ 'report.2.when': false, 'route.cases.0.when': false });
});

it('lists what bodies of a consultation have answered for each entry', () => {
  const kept = {
    'asked.10.FIRE': { outcome: 'no' },
    'asked.10': { outcome: 'no' },
    'asked.2.GAS': { outcome: 'approve' },
    'asked.2': { outcome: 'approve' },
  };
  expect(nestedResults(kept)).toEqual({
    asked: {
      answers: [
        { entry: 2, body: 'GAS', outcome: 'approve' },
        { entry: 10, body: 'FIRE', outcome: 'no' },
      ],
    },
  });
});

it('grants nothing while the approval of an entry is lacking', () => {
  const { steps } = withUnits();
  const asked = steps.filter(({ type }) => ['form', 'parallel', 'issue'].includes(type));
  const demands = demandsOf(asked, 'print', { count: () => 2 });
  const approved = (...ids: string[]) => new Map(ids.map((id) => [id, { outcome: 'approve' }]));
  expect(unapproved(demands, approved('look-at.1'))).toEqual(['look-at.2']);
  expect(unapproved(demands, approved('look-at.1', 'look-at.2'))).toEqual([]);
});

it('is checked for its list, what it holds and whoever names its steps', () => {
  const codes = (...of: Parameters<typeof withUnits>) => {
    const issues = checkDefinition(withUnits(...of), city, { roles: ['supervisor', 'agency'], connectors: 'any' });
    return issues
      .filter(({ severity, code }) => severity === 'error' && code !== 'UNKNOWN_ROLE')
      .map(({ code }) => code);
  };
  expect(codes()).toEqual([]);
  expect(codes({ each: 'subject' })).toContain('EACH_LIST');
  const own = { id: 'inner', type: 'parallel', title, each: 'units', ...branch([{ ...visit, id: 'other' }]) };
  expect(codes(branch([visit, own]))).toContain('EACH_NOT_HERE');
  const body = { id: 'UNIT', title, role: 'agency', each: 'units' };
  expect(codes(branch([visit, { id: 'asked', type: 'consult', title, bodies: [body] }]))).toContain('EACH_NOT_HERE');
  expect(
    codes(
      branch([
        { ...visit, form: { ...filled, schema: { ...filled.schema, properties: { entry: area.area }, required: [] } } },
      ]),
    ),
  ).toContain('FIELD_TAKEN');
  // One branch alone is for entries.
  expect(() => withUnits({ each: undefined })).toThrow(/two branches/);
  expect(codes({}, 'results.look_at.outcome.orValue("") == "approve"').length).toBeGreaterThan(0);
});

it('knows the outcomes of an entry by what its own steps read of them', () => {
  const outcomes = ['approve', { id: 'faults', title }];
  const byIt = (outcome: string) => ({
    ...{ id: 'by-it', type: 'switch', title, otherwise: 'told' },
    cases: [{ when: `here.look_at.outcome.orValue("") == "${outcome}"`, next: 'mended' }],
  });
  const mended = { id: 'mended', type: 'review', title, role: 'supervisor' };
  const told = { id: 'told', type: 'notify', title, to: 'applicant', message: title };
  const said = (outcome: string) =>
    checkDefinition(withUnits(branch([{ ...visit, outcomes }, byIt(outcome), mended, told])), city, {
      roles: ['supervisor', 'agency'],
      connectors: 'any',
    }).flatMap(({ code }) => (/OUTCOME/.test(code) ? [code] : []));
  expect(said('faults')).toEqual([]);
  expect(said('falts')).toEqual(['UNKNOWN_OUTCOME']);
});
