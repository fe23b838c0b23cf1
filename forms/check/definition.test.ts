import { expect, it } from 'vitest';
import { definitionAt, definitionWith, everyStepFile, rulebook } from '../../test/support/definition.js';
import { step } from '../../test/support/steps.js';
import { Step } from '../language/step.js';
import { loadShipped } from '../load.js';
import { checkDefinition } from './definition.js';
import { formatIssue } from './format.js';
import { everyStep } from './step-lists.js';

const { roles, definitions } = await loadShipped();
const known = { roles: roles.map(({ id }) => id), connectors: ['sample'] };

it.each(definitions.map((definition) => [definition.code, definition] as const))('finds %s sound', (_, definition) => {
  expect(checkDefinition(definition, rulebook, known)).toEqual([]);
});

it('finds the definitions sound that together have every step type', () => {
  const samples = [everyStepFile, 'test/definitions/every-keyword.json'].map(definitionAt);
  for (const sample of samples) expect(checkDefinition(sample, rulebook, known)).toEqual([]);
  const used = new Set(samples.flatMap(everyStep).map(({ step: { type } }) => type));
  expect([...used].sort()).toEqual(Step.options.map((option) => option.shape.type.value).sort());
});

it('reports problems of every kind at once, each once', () => {
  const sound = definitionAt(everyStepFile);
  const broken = definitionWith({
    rules: ['R-COV-1'],
    steps: [
      ...sound.steps.slice(0, 4),
      step('review', 'review', { role: 'supervizor', when: 'answers.visitt', next: 'prnt' }),
      step('issue', 'print', {}),
      step('issue', 'print', { next: 'print' }),
    ],
  });
  const found = checkDefinition(broken, rulebook, known).map(({ path, code }) => `${path} ${code}`);
  expect(found).toEqual(
    expect.arrayContaining([
      'rules[0] UNKNOWN_RULE',
      'steps[4].role UNKNOWN_ROLE',
      'steps[4].when UNKNOWN_NAME',
      'steps[4].next UNKNOWN_STEP',
      'steps[6].id DUPLICATE_ID',
    ]),
  );
  expect(new Set(found).size).toBe(found.length);
});

it('prints an issue as one line', () => {
  const definition = definitionWith({
    steps: [step('form', 'request', {}), step('review', 'review', { role: 'supervisor', next: 'reveiw' })],
  });
  expect(checkDefinition(definition, rulebook, known).map(formatIssue)).toContain(
    'steps[1].next UNKNOWN_STEP: no step "reveiw"; did you mean "review"?',
  );
});
