import { expect, it } from 'vitest';
import { problem } from '../check/problem.js';
import { readSource } from './read-source.js';

const text = `{
  "code": "a",
  "steps": [
    { "id": "x", "when": "answers.\\"a\\" == b" },
    { "a.b": { "c": 1 }, "a": { "b": 2 } }
  ]
}`;

const placed = (path: string, code: Parameters<typeof problem>[1] = 'WRONG_TYPE', at?: number) => {
  const [issue] = readSource(text).place([{ ...problem(path, code, 'wrong'), ...(at === undefined ? {} : { at }) }]);
  return `${issue?.line}:${issue?.column}`;
};

it.each([
  ['', '1:1'],
  ['code', '2:11'],
  ['steps', '3:12'],
  ['steps[0].id', '4:13'],
  ['steps[1].a.b', '5:14'],
  ['steps[1].a.b.c', '5:21'],
  ['steps[1].missing', '5:5'],
  ['nothing.here', '1:1'],
])('leads to %s', (path, place) => {
  expect(placed(path)).toBe(place);
});

it('leads to a name where the name is wrong, and into an expression past what JSON escapes', () => {
  expect(placed('steps[0].id', 'UNKNOWN_KEY')).toBe('4:7');
  expect(placed('steps[0].when', 'EXPRESSION_TYPE', 0)).toBe('4:27');
  expect(placed('steps[0].when', 'EXPRESSION_TYPE', 12)).toBe('4:41');
});

it('lists every place where a text is no JSON', () => {
  const { value, issues } = readSource('{\n  "a": 1,\n  "b" 2,\n}');
  expect(value).toBeUndefined();
  expect(issues.map(({ code, line }) => `${code} ${line}`)).toEqual(
    expect.arrayContaining(['NOT_JSON 3', 'NOT_JSON 4']),
  );
});

it.each([
  ['', 'NOT_JSON'],
  ['// a\n{}', 'NOT_JSON'],
  ['[1,]', 'NOT_JSON'],
  ['{"a":1,"a":2}', 'DUPLICATE_KEY'],
  ['['.repeat(100_000), 'TOO_DEEP'],
  [`[${'1,'.repeat(200_000)}1]`, 'TOO_LARGE'],
  [`"${'x'.repeat(6_000_000)}"`, 'TOO_LARGE'],
])('refuses %#', (hostile, code) => {
  expect(readSource(hostile).issues[0]).toMatchObject({ code, line: 1 });
});

it('takes brackets in texts for what they are, and a byte order mark', () => {
  const brackets = JSON.stringify({ a: '['.repeat(200), b: '\\"[' });
  expect(readSource(`\uFEFF${brackets}`)).toMatchObject({ value: { b: '\\"[' }, issues: [] });
});
