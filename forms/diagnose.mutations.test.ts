import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnose, type Surroundings } from './diagnose.js';
import { loadShipped } from './load.js';
import { type Broken, everyBreak } from './test-support/breaks.js';

const { definitions, rulebooks, roles, fragments } = await loadShipped();
const surroundings: Surroundings = {
  rulebookOf: (family) => rulebooks.find(({ code }) => code === family),
  known: { roles: roles.map(({ id }) => id), connectors: 'any' },
  fragments,
};

const jsonOf = (code: string) =>
  JSON.parse(readFileSync(new URL(`definitions/${code}.json`, import.meta.url), 'utf8')) as Broken['json'];
const broken = definitions.flatMap(({ code }) =>
  everyBreak(jsonOf(code)).map((variant) => [`${code}: ${variant.what}`, variant] as const),
);

it('breaks the shipped definitions in more than 200 ways, no two alike', () => {
  expect(broken.length).toBeGreaterThanOrEqual(200);
  expect(new Set(broken.map(([, { json }]) => JSON.stringify(json))).size).toBe(broken.length);
});

describe('a broken definition is refused at the break', () => {
  it.each(broken)('%s', async (_, { json, path, codes }) => {
    const text = JSON.stringify(json, null, 2);
    const { issues } = await diagnose(text, surroundings);
    const errors = issues.filter(({ severity }) => severity === 'error');
    const there = errors.filter((issue) => issue.path === path && codes.includes(issue.code));
    expect(there, JSON.stringify(errors)).not.toEqual([]);
    for (const { line = 0, column = 0 } of there)
      expect(text.split('\n')[line - 1]?.length).toBeGreaterThanOrEqual(column);
  });
});
