import { Optional } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileParsed, ExpressionError, parseExpression } from '../compile.js';
import { createEnvironment } from '../environment.js';
import { schemaShape } from '../shape.js';
import { anyExpression } from '../test-support/any-expression.js';
import { bothWays } from '../test-support/both-ways.js';
import { runner } from './compile.js';

const number = { type: 'string', format: 'decimal' };
const day = { type: 'string', format: 'jalali-date' };
const texts = { type: 'array', maxItems: 9, items: { type: 'string' } };
const row = {
  type: 'object',
  required: ['count', 'area', 'use', 'until', 'open'],
  properties: {
    count: { type: 'integer' },
    area: number,
    use: { type: 'string' },
    until: day,
    open: { type: 'boolean' },
    depth: number,
    level: { type: 'integer' },
    note: { type: 'string' },
    tags: texts,
  },
};
const rows = { type: 'array', maxItems: 9, items: row };
const env = createEnvironment();
const shape = schemaShape(env, 'answers', {
  type: 'object',
  required: [...row.required, 'part'],
  properties: { ...row.properties, rows, part: { ...row, properties: { ...row.properties, rows } } },
});
env.registerVariable('answers', shape.type);
const scalars = { count: 'int', area: 'decimal', use: 'string', until: 'date', open: 'bool' };
for (const [name, type] of Object.entries(scalars)) env.registerVariable(name, type);
env
  .registerVariable('uses', 'list<string>')
  .registerVariable('areas', 'list<decimal>')
  .registerVariable('counts', 'list<int>')
  .registerVariable('flags', 'list<bool>')
  .registerVariable('lines', 'list<answers.rows>');

function checked(text: string) {
  const parsed = parseExpression(env, text);
  return { parsed, compiled: compileParsed(parsed, text, {}) };
}

const few = [1n, 0n, -3n, (1n << 63n) - 1n, -(1n << 63n)];
const decimals = ['0', '1', '-2.5', '0.333333', '99999999999999999999.999999'];
const words = ['RES', 'COM', '', 'a,b'];
const days = ['1405/09/02', '1399/12/30', '1200/01/01'];
const anyRow = fc.record(
  {
    count: fc.integer({ min: -3, max: 5 }),
    area: fc.constantFrom(...decimals),
    use: fc.constantFrom(...words),
    until: fc.constantFrom(...days),
    open: fc.boolean(),
    depth: fc.constantFrom(...decimals),
    level: fc.integer({ min: -1, max: 2 }),
    note: fc.constantFrom(...words),
    tags: fc.array(fc.constantFrom(...words), { maxLength: 3 }),
  },
  // What is required may be missing all the same: a register need not hold what its schema says.
  { requiredKeys: ['count', 'use'] },
);
const anyRows = fc.array(anyRow, { maxLength: 4 });
const anyAnswers = fc
  .tuple(anyRow, fc.record({ rows: anyRows, part: fc.tuple(anyRow, anyRows) }, { requiredKeys: [] }))
  .map(([own, { rows: list, part }]) => ({ ...own, rows: list, part: part && { ...part[0], rows: part[1] } }));
const linesOf = (list: unknown[]) => (shape.read({ rows: list }) as { rows: unknown[] }).rows;
const decimalOf = (text: string) => env.evaluate(`dec("${text}")`);
const anyVariables = fc
  .record(
    {
      answers: anyAnswers.map(shape.read),
      count: fc.constantFrom(...few),
      area: fc.constantFrom(...decimals).map(decimalOf),
      use: fc.constantFrom(...words),
      until: fc.constantFrom(...days).map((text) => env.evaluate(`date("${text}")`)),
      open: fc.boolean(),
      uses: fc.array(fc.constantFrom(...words), { maxLength: 3 }),
      areas: fc.array(fc.constantFrom(...decimals).map(decimalOf), { maxLength: 3 }),
      counts: fc.array(fc.constantFrom(...few), { maxLength: 3 }),
      flags: fc.array(fc.boolean(), { maxLength: 3 }),
      lines: anyRows.map((list) => linesOf(list)),
    },
    { requiredKeys: ['answers', 'count', 'use', 'uses', 'counts', 'flags', 'lines'] },
  )
  .chain((all) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constant(all) },
      // One is of another type than was said.
      fc
        .tuple(
          fc.constantFrom(...Object.keys(all)),
          fc.constantFrom(1n, 1.5, 'x', null, [1n], [null], Optional.none(), {}),
        )
        .map(([name, value]) => ({ ...all, [name]: value })),
    ),
  );

it('any expression comes to what the library makes of it, asked for in the same order', () => {
  let [came, left, refused] = [0, 0, 0];
  fc.assert(
    fc.property(anyExpression, fc.array(anyVariables, { minLength: 4, maxLength: 4 }), (text, inputs) => {
      let parsed: ReturnType<typeof checked>['parsed'];
      try {
        parsed = checked(text).parsed;
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        refused += 1;
        return;
      }
      for (const variables of inputs) {
        const { byLibrary, byUs, alone } = bothWays(parsed, () => ({ ...variables }));
        expect(byUs.to, text).toEqual(byLibrary.to);
        expect(alone, `${text} has no closure`).toBeDefined();
        if (!alone || alone.isLeft) {
          left += 1;
          continue;
        }
        came += 1;
        expect(alone, text).toEqual(byLibrary);
        expect(byUs, text).toEqual(byLibrary);
      }
    }),
    { seed: 1405, numRuns: 1_500 },
  );
  expect(refused).toBeLessThan(50);
  expect(came).toBeGreaterThan(3_000);
  expect(left).toBeLessThan(came / 4);
});

const one = { count: 1, area: '1', use: 'RES', until: '1405/09/02', open: true };
const usual = {
  answers: shape.read({}),
  lines: linesOf([one]),
  uses: ['a'],
  flags: [true],
  count: 0n,
  counts: [0n, 1n, 2n],
};

it.each([
  ['the first failure of several', 'counts.all(n, n == 1 ? dec("1") / 0 > 0 : dec(string(n) + "x") > 0)', {}],
  ['a failure that another entry makes up for', 'counts.exists(n, n == 2 || 1 / n > 5)', {}],
  ['a failure that the other side makes up for', '1 / count == 1 || count == 0', {}],
  ['a failure that the other side does not make up for', '1 / count == 1 && count == 0', {}],
  ['a text of a list that is none', 'uses.join(",")', { uses: [1n] }],
  ['a truth of a list that is none', 'flags.orMissing() || count == 1', { flags: [1n] }],
  ['a truth of a list that is none, on the other side', 'count == 1 || flags.orMissing()', { flags: [null] }],
  ['a field of a list that holds no records', 'lines.orMissing().use', { lines: [{ use: 'x' }] }],
  ['a text among literals', 'use in ["RES", "COM"]', { use: 'COM' }],
  ['a text that is not among literals', '!(use in ["RES", "COM"])', { use: 'OFF' }],
  ['equal numbers of one literal', 'distinct(counts.map(n, dec("0")))', {}],
  ['what is not there', 'answers.rows.filter(row, row.use == "x").orMissing().use', {}],
  ['a field without a value', 'answers.use', {}],
  ['a whole number beyond 64 bits', 'count + 1', { count: (1n << 63n) - 1n }],
])('%s is what the library makes of it', (_, text, more) => {
  const { byLibrary, byUs } = bothWays(checked(text).parsed, () => ({ ...usual, ...more }));
  expect(byUs.to).toEqual(byLibrary.to);
});

it('the library is asked only for what closures cannot work out', () => {
  const runs = (text: string, more: object) => {
    const { parsed } = checked(text);
    let count = 0;
    const run = runner(
      Object.assign((given?: object) => {
        if (given === variables) count += 1;
        return parsed(given);
      }, parsed),
    );
    const variables = { ...usual, ...more };
    try {
      run(variables);
    } catch {
      // Who threw it is what is counted.
    }
    return count;
  };
  expect(runs('lines.filter(each, each.open).map(each, each.area * 2)', {})).toBe(0);
  expect(runs('answers.use', {})).toBe(0);
  expect(runs('counts.map(n, dec("1") / n)', {})).toBe(0);
  expect(runs('count + 1', { count: (1n << 63n) - 1n })).toBe(1);
});
