import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileRuleset } from '../evaluation/compile.js';
import { nestedResults, resultName } from '../evaluation/results-shape.js';
import { FormDefinition } from '../language/definition.js';
import { Rulebook } from '../language/rulebook.js';

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
