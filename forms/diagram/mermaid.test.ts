import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { definitionAt, everyStepFile, withSteps } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import { compose } from '../compose/compose.js';
import { FormDefinition } from '../language/definition.js';
import { loadShipped } from '../load.js';
import { mermaidOf } from './mermaid.js';

const { fragments } = await loadShipped();
/** With the fragments that it uses. */
function example(name: string): FormDefinition {
  const written = JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'));
  return FormDefinition.parse(compose(written, fragments).value);
}

const lines = (text: string) => text.split('\n').map((line) => line.trim());

it('draws every step once, with every way that a case can take', () => {
  const drawn = lines(mermaidOf(definitionAt(everyStepFile), { language: 'en' }));
  expect(drawn[0]).toBe('flowchart TD');
  for (const title of ['Request', 'Opinions', 'Visit', 'Payment', 'Audit']) {
    expect(drawn.filter((line) => line.includes(`"${title}"`))).toHaveLength(1);
  }
  expect(drawn).toEqual(
    expect.arrayContaining([
      's1 -->|"time is over"| finish',
      's3 -->|"to be corrected"| s1',
      's5 -->|"answers.visit"| s6',
      's5 -->|"otherwise"| s9',
      's7 -->|"returned"| s1',
      's6 --> s9',
    ]),
  );
  expect(drawn.filter((line) => line === 'end')).toHaveLength(3);
});

it('names ways out only after all steps, so that none is drawn into a branch', () => {
  const drawn = lines(mermaidOf(definitionAt(everyStepFile)));
  const lastBranch = drawn.lastIndexOf('end');
  expect(drawn.findIndex((line) => line.includes('-->'))).toBeGreaterThan(lastBranch);
});

it('draws terms with what begins, stops, meets and follows them, and of a payment what it asks for', () => {
  const french = example('declaration-prealable');
  const drawn = lines(mermaidOf(french, { language: 'en' }));
  expect(drawn.filter((line) => line.includes('clock0'))).toEqual([
    'clock0>"Term of examination: 1 month (Gregorian)"]',
    'clock0 -.- clock0_0>"1 month (Gregorian) longer by condition"]',
    'clock0 -.- clock0_1>"2 months (Gregorian) longer by condition"]',
    's1 -.->|"the term begins"| clock0',
    's1 -.->|"the term stands still"| clock0',
    's5 -.->|"meets the term"| clock0',
    'clock0 -.->|"silence is consent"| s6',
  ]);
  const zurich = mermaidOf(example('zurich-building-application'), { language: 'en' });
  expect(zurich).toContain('2 months (Gregorian) longer by order');
  expect(zurich).toContain('[/"Control of the shell (then go on with the interior)"/]');
  expect(drawn).toContain('s8[/"Withdrawal of an unlawful decision"/]');
  expect(drawn).toContain('s9 -->|"approved"| s2');
  const completion = lines(mermaidOf(example('completion-certificate'), { language: 'en' }));
  expect(completion.filter((line) => line.includes('[(')).join()).toContain('(visit)');
  expect(completion.join()).toContain('[/"Final visit (by appointment)"/]');
});

it('highlights where a case stands, in branches as well', () => {
  const drawn = mermaidOf(definitionAt(everyStepFile), { at: ['visit', 'opinion', 'no-such-step'] });
  expect(drawn).toContain('class s8,s7 here');
  expect(mermaidOf(definitionAt(everyStepFile))).not.toContain('here');
});

it('lets no title or condition out of its quotes', () => {
  const hostile = { fa: '"]; click s1 "javascript:alert(1)"', en: '<img src=x>\n%%{init}%%' };
  const definition = withSteps({
    ...step('switch', 'all', { cases: [{ when: '"a" == `b`', next: 'end' }], otherwise: 'end' }),
    title: hostile,
  });
  for (const language of ['fa', 'en'] as const) {
    const drawn = mermaidOf(definition, { language });
    expect(drawn).not.toMatch(/<img|"\]; click|`/);
    for (const line of lines(drawn)) expect((line.match(/"/g) ?? []).length % 2).toBe(0);
  }
});

it('says what each grant is of, and whose place it takes', () => {
  const grant = (id: string, more: object) => ({ id, type: 'issue' as const, title: { fa: id, en: id }, ...more });
  const parts = [{ id: 'pit', title: { fa: 'گود', en: 'Pit' } }];
  const steps = [grant('first', { parts }), grant('whole', { supersedes: ['first'] })];
  const drawn = mermaidOf({ steps }, { language: 'en' });
  expect(drawn).toContain('["first (Pit)"]');
  expect(drawn).toContain('s2 -.->|"takes its place"| s1');
});

it('says of which list every entry is gone through for', () => {
  const look = step('review', 'look', { role: 'supervisor' });
  const units = step('parallel', 'units', { each: 'units', branches: [{ id: 'unit', steps: [look] }] });
  const drawn = mermaidOf({ steps: [step('form', 'request', {}), units] }, { language: 'en' });
  expect(drawn).toContain('["units (for every entry of units)"]');
});

it('says for which list a body is asked of every entry', () => {
  const title = { fa: 'همسایه', en: 'Neighbour' };
  const bodies = [
    { id: 'NEIGHBOUR', title, each: 'neighbours', role: 'agency' },
    { id: 'FIRE', title, role: 'agency' },
  ];
  const drawn = mermaidOf({ steps: [step('consult', 'asked', { bodies })] }, { language: 'en' });
  expect(drawn).toContain('"asked (for every entry of neighbours)"');
});
