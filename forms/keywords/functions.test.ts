import { expect, it } from 'vitest';
import { compileParsed, parseExpression } from '../expression/compile.js';
import { createEnvironment } from '../expression/environment.js';
import { functionWords, methodWords } from './functions.js';

it.each(
  [functionWords, methodWords].flatMap((table) => Object.entries(table).map(([name, words]) => [name, words] as const)),
)('the example of %s calls it, and holds', (name, { says, example }) => {
  expect(says.length).toBeGreaterThan(10);
  expect(example).toContain(`${name}(`);
  const { type, run } = compileParsed(parseExpression(createEnvironment(), example), example, {});
  expect([type, run({})]).toEqual(['bool', true]);
});
