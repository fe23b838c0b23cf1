import { forEachOf } from '../entries.js';
import { issuesOf } from '../grants.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { stepsAfter } from './after.js';
import { ledByClocks, ofEveryEntry } from './clocks.js';
import { problem, unknownName } from './problem.js';
import { everyStep } from './step-lists.js';

/** A permit lapses unless a step after its grant has given something, so there has to be such a step. */
export function checkLapse(definition: FormDefinition): DefinitionIssue[] {
  const led = ledByClocks(definition).flatMap((id) => [id, ...stepsAfter(definition, id)]);
  const granted = issuesOf(definition.steps).flatMap(({ id }) => [...stepsAfter(definition, id)]);
  const afterGrant = new Set([...granted, ...led]);
  const steps = new Map(everyStep(definition).map(({ step }) => [step.id, step]));
  return (definition.lapse?.unless ?? []).flatMap((name, i) => {
    const path = `lapse.unless[${i}]`;
    const step = steps.get(name);
    if (!step) return [unknownName(path, 'step', name, steps.keys())];
    const forEach = forEachOf(definition.steps, name);
    if (forEach) return [ofEveryEntry(path, name, forEach.id)];
    if (!GIVING.has(step.type))
      return [problem(path, 'LAPSE_UNLESS', `"${name}" is a step of type ${step.type}, which gives nothing`)];
    if (afterGrant.has(name)) return [];
    return [problem(path, 'LAPSE_UNLESS', `"${name}" comes before the grant, so that no permit would ever lapse`)];
  });
}

/** Steps that keep what came of them. */
const GIVING: ReadonlySet<string> = new Set(['wait', 'review', 'consult', 'audit', 'fulfil', 'inspect', 'service']);
