import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../cases/simulation/simulate.js';
import { diagnose } from '../../../forms/diagnose.js';
import { exampleSurroundings } from '../../../forms/diagnostics/example-surroundings.js';
import { everyStepOf } from '../../../forms/every-step.js';
import type { Schema } from '../../../forms/expression/schema.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { ExampleCase } from '../../../forms/language/example.js';
import { loadShipped } from '../../../forms/load.js';
import { parseTemplate } from '../../../forms/parse.js';
import { workFormsOf } from '../../../forms/work-forms.js';
import { definitionJson, everyStepFile } from '../../../test/support/definition.js';
import { sampleAnswer } from '../../../test/support/sample-answers.js';

type Json = Record<string, unknown>;

const sound = definitionJson(everyStepFile) as Json;
const shipped = await loadShipped();
const surroundings = exampleSurroundings(shipped, sound as never);
const page = readFileSync(new URL('../../../docs/how-do-i.md', import.meta.url), 'utf8');
const answers = page.split(/^## /m).slice(1);

const nameOf = (part: unknown) => (part as Json).id ?? (part as Json).code ?? (part as Json).name;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merged = (into: unknown, from: unknown): unknown =>
  isRecord(into) && isRecord(from)
    ? { ...into, ...Object.fromEntries(Object.entries(from).map(([key, value]) => [key, merged(into[key], value)])) }
    : from;

/** Steps of a snippet stand before the approval, or after the issue step where that stands before them; whatever has the name of something there takes its place. Fields of a form come beside those there. */
function withSnippet(snippet: Json): Json {
  const definition: Json = { ...structuredClone(sound), version: 2 };
  for (const [key, parts] of Object.entries(snippet)) {
    if (isRecord(parts)) {
      definition[key] = merged(definition[key], parts);
      continue;
    }
    const added = parts as unknown[];
    const before = (definition[key] ?? []) as unknown[];
    const kept = before.map((part) => added.find((one) => nameOf(one) === nameOf(part)) ?? part);
    const fresh = added.filter(
      (one) => !before.some((part) => nameOf(part) !== undefined && nameOf(part) === nameOf(one)),
    );
    const granted = key === 'steps' && (added[0] as Json).type === 'issue';
    const place = granted ? 'print' : 'approval';
    const at = key === 'steps' ? kept.findIndex((part) => nameOf(part) === place) + Number(granted) : kept.length;
    definition[key] = [...kept.slice(0, at), ...fresh, ...kept.slice(at)];
  }
  return definition;
}

const parcel = { nosaziCode: '9-1-7-1-0-0-0', fileCode: 10000001, detained: false };

/** Its own example, or a case in which every question is answered and every form on work filled in. */
function caseOf({ form, registers, steps, examples = [] }: FormDefinition): ExampleCase {
  const sample = ({ schema }: { schema: Schema }) => sampleAnswer(schema, schema) as Record<string, unknown>;
  const found = registers.map(({ name, each }) => [name, each === undefined ? parcel : [parcel]]);
  const results = everyStepOf(steps).flatMap((step) =>
    workFormsOf(step).map(({ form: onWork, body }) => [
      body === undefined ? step.id : `${step.id}.${body}`,
      sample(onWork),
    ]),
  );
  return {
    title: { fa: 'نمونه', en: 'Example' },
    asOf: '1405/09/02',
    answers: sample(form),
    registers: Object.fromEntries(found),
    results: Object.fromEntries(results),
    expected: { outcome: 'CLEAN' },
    ...examples[0],
  };
}

describe('the answers of “How do I …”', () => {
  it('are more than twenty', () => expect(answers.length).toBeGreaterThan(20));

  it.each(answers.map((text) => [text.split('\n')[0], text]))('%s', async (_, text) => {
    const [, snippet] = /```json\n([\s\S]*?)```/.exec(text ?? '') ?? [];
    const written = JSON.parse(snippet ?? '') as Json;
    if ('paper' in written) {
      expect(parseTemplate(written, () => sound as never).issues).toEqual([]);
      return;
    }
    const { definition, issues } = await diagnose(JSON.stringify(withSnippet(written)), surroundings);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (!definition) throw new Error('nothing is there to live');
    const { rulebooks, calendar } = shipped;
    const { simulated, stopped } = await simulate({ definition, rulebooks, calendar, filed: caseOf(definition) }, []);
    const told = simulated.transitions.flatMap(({ timeline }) => timeline.map(({ type }) => type));
    expect([stopped, told.includes('ISSUED')]).toEqual(['ended', true]);
  });
});
