import { expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../test/support/definition.js';
import { parseDefinition, parseRulebook } from './parse.js';

const file = 'forms/definitions/construction.json';
const document = { code: 'DEED', title: { fa: 'سند', en: 'Deed' } };

it('reads a sound definition and fills in what may be left out', () => {
  const json = definitionJson(everyStepFile, [['lanes'], undefined]);
  expect(parseDefinition(json)).toMatchObject({ issues: [], definition: { code: 'every-step', lanes: [] } });
});

it.each<[string, PropertyKey[], unknown, object]>([
  ['a mistyped key', ['steps', 1, 'nxt'], 'end', { path: 'steps[1].nxt', code: 'UNKNOWN_KEY', hint: 'next' }],
  ['a key of another step type', ['steps', 1, 'role'], 'x', { path: 'steps[1].role', code: 'UNKNOWN_KEY' }],
  [
    'a mistyped step type',
    ['steps', 2, 'type'],
    'analize',
    { path: 'steps[2].type', code: 'UNKNOWN_STEP_TYPE', hint: 'analyze' },
  ],
  ['no step type', ['steps', 2, 'type'], undefined, { path: 'steps[2].type', code: 'MISSING' }],
  ['no text at all', ['title'], {}, { path: 'title', code: 'MISSING_TITLE' }],
  ['a language that is none', ['title', 'Farsi'], 'x', { path: 'title.Farsi', code: 'UNKNOWN_KEY' }],
  ['an empty English text', ['steps', 0, 'title', 'en'], ' ', { path: 'steps[0].title.en', code: 'MISSING_TITLE' }],
  ['no title', ['documents', 0, 'title'], undefined, { path: 'documents[0].title', code: 'MISSING_TITLE' }],
  ['a wrong type', ['version'], '1', { path: 'version', code: 'WRONG_TYPE' }],
  ['something missing', ['steps'], undefined, { path: 'steps', code: 'MISSING' }],
  [
    'a word that is no choice',
    ['generation'],
    'CITZEN',
    { path: 'generation', code: 'UNKNOWN_VALUE', hint: 'CITIZEN' },
  ],
  ['a badly formed id', ['steps', 0, 'id'], '1 x', { path: 'steps[0].id', code: 'BAD_FORMAT' }],
  ['too many entries', ['documents'], Array(101).fill(document), { path: 'documents', code: 'TOO_LARGE' }],
  [
    'a rule of its own with a hole',
    ['rules'],
    [{ id: 'R-X', pass: 'true' }],
    { path: 'rules[0].basis', code: 'MISSING' },
  ],
  ['a rule that is no rule', ['rules'], [5], { path: 'rules[0]', code: 'WRONG_TYPE' }],
])('says where and what: %s', (_, path, value, issue) => {
  const { issues } = parseDefinition(definitionJson(file, [path, value]));
  expect(issues).toContainEqual(expect.objectContaining({ ...issue, severity: 'error' }));
});

it('says why branches of branches hold no branches', () => {
  const parallel = (id: string, inside: object[]) => ({
    ...{ id, type: 'parallel', title: document.title },
    branches: ['a', 'b'].map((branch) => ({ id: branch, steps: inside })),
  });
  const message = { id: 'told', type: 'notify', title: document.title, to: 'applicant', message: document.title };
  const steps = [parallel('whole', [parallel('half', [parallel('quarter', [message])])])];
  const { issues } = parseDefinition(definitionJson(file, [['steps'], steps]));
  expect(issues).toContainEqual(
    expect.objectContaining({ code: 'STEP_NOT_HERE', message: expect.stringContaining('one level up') }),
  );
});

it('names the nearest in the sentence', () => {
  const { issues } = parseDefinition(definitionJson(file, [['titel'], 1]));
  expect(issues[0]?.message).toBe('nothing is called "titel" here; did you mean "title"?');
});

it('reports everything at once', () => {
  const json = definitionJson(file, [['version'], 0], [['generation'], 'X'], [['steps', 0, 'id'], '']);
  expect(parseDefinition(json).issues.map(({ path }) => path)).toEqual(['version', 'generation', 'steps[0].id']);
});

it.each<[string, unknown, string]>([
  ['a text', 'construction', 'WRONG_TYPE'],
  ['null', null, 'WRONG_TYPE'],
  ['a prototype name', JSON.parse('{"form":{"schema":{"__proto__":{}}}}'), 'FORBIDDEN_NAME'],
  ['endless nesting', JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`), 'TOO_DEEP'],
  ['a huge text', { code: 'x'.repeat(3_000_000) }, 'TOO_LARGE'],
  ['very many values', { steps: Array(200_000).fill(0) }, 'TOO_LARGE'],
])('refuses hostile input: %s', (_, value, code) => {
  const { definition, issues } = parseDefinition(value);
  expect(definition).toBeUndefined();
  expect(issues.map((issue) => issue.code)).toEqual([code]);
});

it('parses rulebooks alike', () => {
  expect(parseRulebook(definitionJson('forms/rulebook/1405.json')).issues).toEqual([]);
  const issues = parseRulebook({ ...definitionJson('forms/rulebook/1405.json'), efectiveFrom: 1 }).issues;
  expect(issues).toMatchObject([{ path: 'efectiveFrom', code: 'UNKNOWN_KEY', hint: 'effectiveFrom' }]);
});
