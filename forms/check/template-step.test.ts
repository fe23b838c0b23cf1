import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { FormDefinition } from '../language/definition.js';
import { parseTemplate } from '../parse.js';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const { steps } = read('examples/zurich-building-application.json') as FormDefinition;
const type = { form: { schema: {}, ui: {} }, steps };
const found = (more: object, of = type, paper = 'permit') =>
  parseTemplate({ ...read(`forms/papers/${paper}.json`), ...more }, () => of)
    .issues.map(({ path, code, message }) => `${path} ${code} ${message}`)
    .join();
const own = { permitType: 'tower' };

it('a template may be of a step that grants one of several', () => {
  expect(found({ ...own, step: 'partial' })).toBe('');
});

it('is refused for a step that is not there, or grants nothing', () => {
  expect(found({ ...own, step: 'partail' })).toContain('did you mean "partial"');
  expect(found({ ...own, step: 'decision' })).toContain('step UNKNOWN_STEP');
});

it('is refused where a type grants once, for every type, and for papers that grant nothing', () => {
  const once = {
    ...type,
    steps: [{ id: 'print', type: 'issue', title: { fa: 'چ', en: 'p' } }] as FormDefinition['steps'],
  };
  expect(found({ ...own, step: 'print' }, once)).toContain('"print" grants all there is');
  expect(found({ step: 'partial' })).toContain('name its "permitType"');
  expect(found({ ...own, step: 'partial' }, type, 'receipt')).toContain('step');
});
