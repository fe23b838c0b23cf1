import { describe, expect, test } from 'vitest';
import type { Rule } from '../language/rule.js';
import { check, definitionOf, input, rulebook } from '../test-support/shipped-samples.js';
import { checkExpressions, compileRuleset } from './compile.js';

const text = { fa: 'آزمون', en: 'Test' };
const rule = (pass: string, more: Partial<Rule> = {}): Rule => ({
  id: 'T-1',
  title: text,
  pass,
  message: text,
  onFail: 'block',
  basis: 'test',
  ...more,
});
const construction = definitionOf('construction');
type Definition = typeof construction;
const withRule = (pass: string, more: Partial<Definition> = {}): Definition => ({
  ...construction,
  rules: [rule(pass)],
  ...more,
});
const issuesOf = (pass: string) => checkExpressions(withRule(pass), rulebook);
const fact = (name: string, value: string) => ({ name, title: text, value });

describe('is refused at publication', () => {
  test.each([
    ['a regular expression that backtracks', '"aaaa".matches("(a+)+$")', 'EXPRESSION_REFUSED', 're(text, "pattern")'],
    ['a pattern from an answer', 're("x", answers.property.nosaziCode)', 'EXPRESSION_REFUSED', 'must be a literal'],
    ['a pattern that is malformed', 're("x", "(")', 'EXPRESSION_REFUSED', 'malformed'],
    ['a pattern that unfolds', 're("x", "(?:a?){300}a{300}")', 'EXPRESSION_REFUSED', 'too long'],
    ['a binding', 'cel.bind(a, [1], size(a) > 0)', 'EXPRESSION_REFUSED', 'a fact of its own'],
    ['three loops', 'floors.all(a, floors.all(b, floors.all(c, c.level > 0)))', 'EXPRESSION_REFUSED', '2 deep'],
    [
      'two loops with too much inside',
      `floors.all(a, floors.all(b, ${Array.from({ length: 20 }, () => 'a.level > b.level').join(' || ')}))`,
      'EXPRESSION_REFUSED',
      'too long on long lists',
    ],
    ['deep nesting', `${'('.repeat(60)}true${')'.repeat(60)}`, 'EXPRESSION_SYNTAX', 'maxDepth'],
    ['a tree of many nodes', Array.from({ length: 400 }, () => 'true').join('&&'), 'EXPRESSION_SYNTAX', 'maxAstNodes'],
    ['a text of many letters', `"${'a'.repeat(5000)}" == ""`, 'EXPRESSION_REFUSED', '4000 characters'],
    ['a number of many digits', `dec("${'9'.repeat(200)}") > 0`, 'EXPRESSION_REFUSED', 'dec() takes a number'],
    ['an integer beyond 64 bits', '99999999999999999999 > 0', 'EXPRESSION_REFUSED', '64 bits'],
    ['an inexact number', '0.1 + 0.2 == 0.3', 'EXPRESSION_REFUSED', 'dec("0.1")'],
    ['the constructor', 'answers.constructor == answers', 'EXPRESSION_REFUSED', 'no such field'],
    ['the prototype', 'answers.__proto__ == answers', 'EXPRESSION_REFUSED', 'no such field'],
    ['a prototype method as a function', 'toString()', 'EXPRESSION_REFUSED', 'no function toString()'],
    ['an index that may miss', 'floors[3].level == 0', 'EXPRESSION_REFUSED', 'orMissing()'],
    [
      'the value of what may be absent',
      'answers.proposal.frontSetback.value() > dec(1)',
      'EXPRESSION_REFUSED',
      'orValue',
    ],
    [
      'what may be absent, unasked',
      'answers.proposal.frontSetback > dec(1)',
      'EXPRESSION_TYPE',
      'orValue(…) or orMissing()',
    ],
    ['a value without a type', 'dyn(1) == 1', 'EXPRESSION_REFUSED', 'a typed value'],
    ['bytes', 'size(b"abc") == 3', 'EXPRESSION_REFUSED', 'bytes'],
    ['a conversion that throws', 'int("x") == 1', 'EXPRESSION_REFUSED', 'no function int()'],
    ['time', 'timestamp("2024-01-01T00:00:00Z").getFullYear() == 2024', 'EXPRESSION_REFUSED', ''],
    ['nothing', '', 'EXPRESSION_SYNTAX', ''],
    ['half an expression', 'answers.', 'EXPRESSION_SYNTAX', 'at character'],
    ['a condition that is a number', '1 + 1', 'EXPRESSION_TYPE', 'it gives int where bool is needed'],
    ['the evaluation inside itself', 'evaluation.total > 0', 'UNKNOWN_NAME', '"evaluation"'],
    ['results of services in a rule', 'results.bank.score > 0', 'UNKNOWN_NAME', '"results"'],
  ])('%s', (_, pass, code, message) => {
    const [issue] = issuesOf(pass);
    expect(issue).toMatchObject({ path: 'rules[0].pass', code, severity: 'error' });
    expect(issue?.message).toContain(message);
    expect(() => compileRuleset(withRule(pass), rulebook)).toThrow('cannot be run');
  });

  test('many expressions that each could pass alone', () => {
    const long = 'floors.all(a, floors.all(b, a.area * b.area > dec(0)))';
    const many = (count: number) => Array.from({ length: count }, (_, i) => rule(long, { id: `T-${i}` }));
    expect(checkExpressions(withRule('', { rules: many(3) }), rulebook)).toEqual([]);
    const [issue] = checkExpressions(withRule('', { rules: many(40) }), rulebook);
    expect(issue).toMatchObject({ code: 'EXPRESSION_REFUSED', message: expect.stringContaining('all expressions') });
  });

  test('facts that use each other in a circle', () => {
    const facts = [...construction.facts, fact('a', 'b + 1'), fact('b', 'c'), fact('c', 'a')];
    const issues = checkExpressions(withRule('a > 0', { facts }), rulebook);
    expect(issues.map(({ code }) => code)).toContain('FACT_CYCLE');
    expect(issues.find(({ code }) => code === 'FACT_CYCLE')?.message).toContain('a → b → c → a');
  });

  test.each(['answers', 'in', 'tariff', 'optional', 'half-price'])('a fact that takes the name %s', (name) => {
    const facts = [...construction.facts, fact(name, '1')];
    expect(checkExpressions(withRule('true', { facts }), rulebook)[0]?.code).toBe('FACT_NAME_TAKEN');
  });

  const schemaIssue = (properties: Record<string, unknown>, more = {}) => {
    const schema = { type: 'object', properties, ...more };
    return checkExpressions(
      {
        ...withRule('true'),
        facts: [],
        regulations: [],
        fees: [],
        lanes: [],
        validity: undefined,
        registers: [],
        documents: [],
        steps: [],
        form: { schema, ui: {} },
      },
      rulebook,
    )[0];
  };

  test('a list without an end', () => {
    expect(schemaIssue({ list: { type: 'array', items: { type: 'string' } } })).toMatchObject({
      code: 'SCHEMA_TYPE',
      message: expect.stringContaining('maxItems'),
    });
    expect(schemaIssue({ list: { type: 'array', maxItems: 5000, items: { type: 'string' } } })?.code).toBe(
      'SCHEMA_TYPE',
    );
  });

  test('a form that holds itself', () => {
    const node = { type: 'object', properties: { below: { $ref: '#/$defs/node' }, beside: { $ref: '#/$defs/node' } } };
    expect(schemaIssue({ top: { $ref: '#/$defs/node' } }, { $defs: { node } })).toMatchObject({ code: 'SCHEMA_TYPE' });
  });

  test.each(['constructor', 'hasOwnProperty', 'a-b', '0x'])('a field called %s', (name) => {
    expect(schemaIssue({ [name]: { type: 'string' } })?.message).toContain('a field is named by a letter');
  });
});

describe('is a finding of the case', () => {
  const found = (pass: string, facts: ReturnType<typeof fact>[] = []) => {
    const ruleset = compileRuleset(withRule(pass, { facts: [...construction.facts, ...facts] }), rulebook);
    return check(ruleset.evaluate(input('construction', { parcel: { wideningArea: '250' } })), 'T-1');
  };
  const chain = (first: string, next: (before: string) => string) => [
    fact('f0', first),
    ...Array.from({ length: 60 }, (_, i) => fact(`f${i + 1}`, next(`f${i}`))),
  ];

  test.each([
    ['division of decimals by zero', 'built / net > 1', [], 'division by zero'],
    ['division of whole numbers by zero', '1 / size(documents.filter(d, false)) > 0', [], 'division by zero'],
    ['the rest of a division by zero', '1 % size(documents.filter(d, false)) > 0', [], ''],
    ['overflow of whole numbers', '9223372036854775807 + size(documents) > 0', [], 'too large'],
    ['decimals that grow without end', 'f60 > 0', chain('dec(7)', (f) => `${f} * ${f}`), 'too large'],
    ['texts that grow without end', 'f60 == ""', chain('"ab"', (f) => `${f} + ${f}`), 'too large'],
    ['lists that grow without end', 'size(f60) == 0', chain('[1, 2]', (f) => `${f} + ${f}`), 'too large'],
    ['a power without end', 'pow(dec(10), 9000000000000000) > 0', [], 'too large'],
    ['a range without end', 'size(range(0, 9000000000)) > 0', [], 'too large'],
    ['a day beyond the calendar', 'asOf.addMonths(40000) > asOf', [], ''],
    ['a day far beyond the calendar', 'asOf.addDays(9000000000000) > asOf', [], 'too large'],
    ['a long text under a pattern', `re("${'a'.repeat(600)}", "a*")`, [], 'too large'],
  ])('%s', (_, pass, facts, message) => {
    const result = found(pass, facts);
    expect(result?.status).toBe('MISSING');
    expect(result?.message?.en).toContain(message);
  });

  test('many facts that each use two others are told in a tree of bounded size', () => {
    const facts = [
      fact('g0', '1'),
      fact('g1', '1'),
      ...Array.from({ length: 60 }, (_, i) => fact(`g${i + 2}`, `g${i} + g${i + 1} - g${i}`)),
    ];
    const result = found('g61 == 1', facts);
    expect(result?.status).toBe('PASS');
    expect(JSON.stringify(result).length).toBeLessThan(100_000);
  });

  test('names of prototypes in answers and records are nothing but names', () => {
    const usual = input('construction');
    const answers = JSON.parse('{"__proto__": {"property": {"deedArea": "1"}}, "constructor": {"x": 1}}');
    const ruleset = compileRuleset(construction, rulebook);
    expect(ruleset.evaluate({ ...usual, answers }).outcome).toBe('INCOMPLETE');
    expect(({} as Record<string, unknown>).property).toBeUndefined();
  });
});

describe('a mistyped name', () => {
  test.each([
    ['answers.property.deedAera > dec(1)', 'deedArea'],
    ['parcle.detained', 'parcel'],
    ['coverge > dec(1)', 'coverage'],
    ['tariff.fireRtae > dec(1)', 'fireRate'],
    ['zone.maxCoverge > dec(1)', 'maxCoverage'],
  ])('%s is answered with %s', (pass, hint) => {
    expect(issuesOf(pass)[0]).toMatchObject({ code: 'UNKNOWN_NAME', hint });
  });

  test.each([
    ['rules', 'R-COV-1', 'UNKNOWN_RULE', 'R-COV-01'],
    ['fees', 'F-FIER', 'UNKNOWN_FEE', 'F-FIRE'],
    ['regulations', 'REG-COVERGE', 'UNKNOWN_REGULATION', 'REG-COVERAGE'],
  ])('%s: %s', (list, name, code, hint) => {
    const issues = checkExpressions({ ...construction, [list]: [name] }, rulebook);
    expect(issues).toContainEqual(expect.objectContaining({ path: `${list}[0]`, code, hint }));
  });

  test('of a register, a payee or a type stands at its place', () => {
    const registers = [{ name: 'parcel', register: 'parcles', key: 'answers.property.nosaziCode' }];
    const issues = checkExpressions({ ...construction, registers, fees: [] }, rulebook);
    expect(issues[0]).toMatchObject({ path: 'registers[0].register', code: 'UNKNOWN_REGISTER', hint: 'parcels' });
    const fee = { code: 'T-1', title: text, amount: '1', payee: 'MUNICIPALTY', basis: 'test' };
    expect(checkExpressions({ ...construction, fees: [fee] }, rulebook)[0]).toMatchObject({
      path: 'fees[0].payee',
      hint: 'MUNICIPALITY',
    });
    const steps = construction.steps.map((step) =>
      step.id === 'approval' ? { ...step, engineDecides: 'evaluation.lnae == "auto"' } : step,
    );
    const at = construction.steps.findIndex(({ id }) => id === 'approval');
    expect(checkExpressions({ ...construction, steps }, rulebook)[0]).toMatchObject({
      path: `steps[${at}].engineDecides`,
      code: 'UNKNOWN_NAME',
    });
  });
});
