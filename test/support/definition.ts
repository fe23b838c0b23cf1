import { readFileSync } from 'node:fs';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Step } from '../../forms/language/step.js';
import { parseDefinition, parseRulebook } from '../../forms/parse.js';
import { step } from './steps.js';

const jsonAt = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

type Container = Record<PropertyKey, unknown>;

/** A definition's file as JSON, with the value at each path put in its place; undefined takes it away. */
export function definitionJson(path: string, ...changes: [path: PropertyKey[], value: unknown][]): Container {
  const json = jsonAt(path) as Container;
  for (const [keys, value] of changes) {
    const place = keys.slice(0, -1).reduce<Container>((at, key) => at[key] as Container, json);
    const last = keys.at(-1) ?? '';
    if (value === undefined) Reflect.deleteProperty(place, last);
    else place[last] = value;
  }
  return json;
}

export function definitionAt(path: string): FormDefinition {
  const { definition, issues } = parseDefinition(jsonAt(path));
  if (!definition) throw new Error(JSON.stringify(issues));
  return definition;
}

export const everyStepFile = 'test/definitions/every-step.json';

const parsed = parseRulebook(jsonAt('forms/rulebook/1405.json'));
if (!parsed.rulebook) throw new Error(JSON.stringify(parsed.issues));
export const rulebook = parsed.rulebook;

/** A sound definition with the given parts in place of its own. */
export const definitionWith = (parts: Partial<FormDefinition>): FormDefinition => ({
  ...definitionAt(everyStepFile),
  ...parts,
});

export const request = step('form', 'request', {});
export const withSteps = (...steps: Step[]): FormDefinition => definitionWith({ steps: [request, ...steps] });
