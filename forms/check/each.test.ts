import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileRuleset } from '../evaluation/compile.js';
import { nestedResults, resultName } from '../evaluation/results-shape.js';
import { FormDefinition } from '../language/definition.js';
import { Rulebook } from '../language/rulebook.js';
import { checkDefinition } from './definition.js';

const at = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../test/definitions/${name}.json`, import.meta.url), 'utf8'));
const city = Rulebook.parse(JSON.parse(readFileSync(new URL('../rulebook/1405.json', import.meta.url), 'utf8')));
const title = { fa: 'همسایه', en: 'Neighbour' };
const field = (more: object) => ({ title: 'فیلد', 'x-i18n': { en: { title: 'Field' } }, ...more });

/** The sample with neighbours in its form, whose consultation comes before a choice. */
function withNeighbours(body: object, when: string) {
  const sample = at('every-step');
  const items = {
    ...field({ type: 'object', additionalProperties: false, required: ['share'] }),
    properties: { share: field({ type: 'integer', minimum: 0, maximum: 100 }) },
  };
  sample.form.schema.properties.neighbours = field({ type: 'array', maxItems: 5, items });
  const consult = { id: 'asked', type: 'consult', title, bodies: [{ id: 'N', title, role: 'agency', ...body }] };
  sample.steps.splice(4, 0, { ...consult, outcomes: ['approve', { id: 'no', title }] });
  sample.steps[5].cases[0].when = when;
  return compileRuleset(FormDefinition.parse(sample), city);
}

const input = (answers: object) => ({
  answers: { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'بالکن', visit: true, ...answers },
  documents: [],
  registers: {},
  representative: null,
  asOf: '1405/09/01',
  generation: 'CITIZEN' as const,
  policy: {},
  cleared: [],
  firstPeriod: 1,
});

it('says of each entry who is named for its work', () => {
  const ruleset = withNeighbours({ each: 'neighbours', assignee: 'item.share >= 10 ? "one" : "other"' }, 'false');
  const of = input({ neighbours: [{ share: 5 }, { share: 50 }] });
  const decided = ruleset.decide(of, ruleset.evaluate(of), {});
  expect(decided).toMatchObject({ 'asked.bodies.0.assignee.1': 'other', 'asked.bodies.0.assignee.2': 'one' });
});

it('says which entries are asked, and reads all their answers in the order of the list', () => {
  const refused = 'results.asked.answers.exists(a, a.outcome == "no" && a.entry.orValue(0) == 10)';
  const ruleset = withNeighbours({ each: 'neighbours', when: 'item.share >= 10' }, refused);
  const neighbours = [5, 10, 50].map((share) => ({ share }));
  const given = input({ neighbours });
  const decide = (results: object, of = given) =>
    ruleset.decide(of, ruleset.evaluate(of), results as Record<string, unknown>);
  expect(decide({})['asked.bodies.0.each']).toBe('2,3');
  expect(decide({}, input({}))['asked.bodies.0.each']).toBe('');
  expect(decide({ 'asked.N.10': { outcome: 'no' } })['route.cases.0.when']).toBe(true);
  expect(decide({ 'asked.N.9': { outcome: 'no' }, 'asked.N.10': {} })['route.cases.0.when']).toBe(false);
  const kept = { 'asked.N.10': { outcome: 'no' }, 'asked.N.2': { outcome: 'approve' }, 'asked.B': { outcome: 'no' } };
  expect(nestedResults(kept, resultName)).toMatchObject({
    asked: {
      answers: [
        { body: 'B', outcome: 'no' },
        { body: 'N', entry: 2, outcome: 'approve' },
        { body: 'N', entry: 10, outcome: 'no' },
      ],
    },
  });
});

it('knows no single answer of what every entry is asked', () => {
  const single = 'results.asked.N.outcome.orValue("") == "no"';
  expect(() => withNeighbours({ each: 'neighbours' }, single)).toThrow(/results\.asked\.N|No such key: N|"N"/);
});

/** Several plots are merged into one: each is looked up, and what all of their records say counts. */
function merging(rules: object[], more: object = {}) {
  const sample = at('every-step');
  const plot = { ...field({ type: 'string', format: 'nosazi-code' }) };
  const items = {
    ...field({ type: 'object', additionalProperties: false, required: ['code'] }),
    properties: { code: plot },
  };
  sample.form.schema.properties.plots = field({ type: 'array', maxItems: 5, items });
  const registers = [{ name: 'parents', register: 'parcels', key: 'item.code', each: 'plots' }];
  const definition = FormDefinition.parse({ ...sample, registers, rules, fees: [], ...more });
  return compileRuleset(definition, city);
}

const parcel = (nosaziCode: string, more: object = {}) => ({
  status: 'found' as const,
  source: 'test',
  version: '1',
  at: '2026-01-01T00:00:00.000Z',
  record: { nosaziCode, detained: false, ...more },
});

it('looks every entry of a list up, and checks what all of them say', () => {
  const clear = {
    id: 'R-MERGE',
    title,
    pass: 'parents.all(p, !p.detained)',
    actual: 'parents.size()',
    message: title,
    onFail: 'block',
    basis: 'by-law 1, article 2',
  };
  const record = { parentPlots: 'answers.plots.map(p, p.code)' };
  const ruleset = merging([clear], { grant: { record } });
  const plots = ['9-1-7-1-0-0-0', '9-1-7-2-0-0-0'].map((code) => ({ code }));
  const given = input({ plots });
  expect(ruleset.lookups(given.answers)).toEqual([
    { name: 'parents.1', register: 'parcels', key: '9-1-7-1-0-0-0' },
    { name: 'parents.2', register: 'parcels', key: '9-1-7-2-0-0-0' },
  ]);
  const checked = (registers: object) => {
    const of = { ...given, registers } as typeof given;
    return ruleset.evaluate(of).checks.find(({ rule }) => rule === 'R-MERGE')?.status;
  };
  const [one, two] = [parcel('9-1-7-1-0-0-0'), parcel('9-1-7-2-0-0-0')];
  expect(checked({ 'parents.1': one, 'parents.2': two })).toBe('PASS');
  const detained = parcel('9-1-7-2-0-0-0', { detained: true });
  expect(checked({ 'parents.1': one, 'parents.2': detained })).toBe('FAIL');
  // One that is not known is no reason to count the others for all.
  expect(checked({ 'parents.1': one, 'parents.2': { status: 'absent', source: 'test', at: one.at } })).toBe('MISSING');
  expect(checked({})).toBe('MISSING');
  expect(ruleset.grant(given, ruleset.evaluate(given)).record).toEqual({ parentPlots: plots.map(({ code }) => code) });
});

it('says which plots end and what they become, as plots, and nothing while one of the lists is empty', () => {
  const plots = { ends: 'answers.plots.map(p, p.code)', begins: '["9-1-7-3-0-0-0", "09-01-7-3-1-0-0", "nothing"]' };
  const ruleset = merging([], { grant: { plots } });
  const granted = (codes: string[]) => {
    const given = input({ plots: codes.map((code) => ({ code })) });
    return ruleset.grant(given, ruleset.evaluate(given)).plots;
  };
  expect(granted(['9-1-7-1-0-0-0', '9-1-7-2-0-0-0'])).toEqual({ ends: ['9-1-7-1', '9-1-7-2'], begins: ['9-1-7-3'] });
  expect(granted([])).toBeUndefined();
  expect(() => merging([], { grant: { plots: { ...plots, begins: '"9-1-7-3-0-0-0"' } } })).toThrow(/list<string>/);
  expect(() => merging([], { grant: { plots: { ends: plots.ends } } })).toThrow(/begins/);
});

it('says of a list that is none, or of any length, that nothing can be looked up for it', async () => {
  const sample = at('every-step');
  const known = { roles: ['supervisor'], connectors: 'any' as const };
  const codes = async (each: string) => {
    const registers = [{ name: 'parents', register: 'parcels', key: 'answers.subject', each }];
    const definition = FormDefinition.parse({ ...sample, registers });
    return checkDefinition(definition, city, known).filter(({ path }) => path === 'registers[0].each');
  };
  expect(await codes('subject')).toMatchObject([{ code: 'EACH_LIST' }]);
  expect(await codes('sujbect')).toMatchObject([{ code: 'UNKNOWN_FIELD', hint: 'subject' }]);
});
