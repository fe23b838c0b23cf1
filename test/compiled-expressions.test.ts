import { readdirSync, readFileSync } from 'node:fs';
import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { surroundingsOf } from '../cli/shipped-surroundings.js';
import { diagnose } from '../forms/diagnose.js';
import { entriesAt, lookupOfEntry } from '../forms/each.js';
import { beginEvaluation } from '../forms/evaluation/case.js';
import { compileRuleset } from '../forms/evaluation/compile.js';
import { compileProgram } from '../forms/evaluation/compile-program.js';
import { seenIn } from '../forms/evaluation/grant.js';
import { nestedResults } from '../forms/evaluation/results-shape.js';
import { settingOf } from '../forms/evaluation/setting.js';
import type { EvaluationInput } from '../forms/evaluation/types.js';
import { sampleInput } from '../forms/evaluation/vectors/sample.js';
import { closureOf } from '../forms/expression/closures/compile.js';
import { bothWays } from '../forms/expression/test-support/both-ways.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { loadShipped } from '../forms/load.js';
import { registerSchemas } from '../forms/rulebook/registers.js';
import { withOwn } from '../forms/rulebook/with-own.js';
import { anyAnswers } from '../forms/test-support/any-answers.js';

const shipped = await loadShipped();
const surroundings = surroundingsOf(shipped);
const folder = new URL('../examples/', import.meta.url);
const examples = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map(async (file) => (await diagnose(readFileSync(new URL(file, folder), 'utf8'), surroundings)).definition),
);
const definitions = [...shipped.definitions, ...examples].filter((definition) => definition !== undefined);

/** Every expression of a definition and its rulebook as the checker left it, and what it is evaluated in. */
function expressionsOf(definition: FormDefinition) {
  const rulebook = shipped.rulebooks.findLast(({ code }) => code === definition.rulebook);
  if (!rulebook) throw new Error(`There is no rulebook ${definition.rulebook}.`);
  const parse = vi.spyOn(Environment.prototype, 'parse');
  try {
    const { program } = compileProgram(definition, rulebook);
    const parsed = parse.mock.results.map(({ value }) => value as ParseResult);
    const checked = parsed.filter(({ ast }) => 'checkedType' in ast);
    const setting = settingOf(definition, withOwn(definition, rulebook), program);
    return { checked, setting, ruleset: compileRuleset(definition, rulebook) };
  } finally {
    parse.mockRestore();
  }
}

const source = { source: 'file', version: '1', at: '2026-01-01T00:00:00.000Z' };

/** Cases of a type: its examples' and any other, with registers that answer what their schemas say, or not. */
function casesOf(definition: FormDefinition): EvaluationInput[] {
  const { schema } = definition.form;
  const usual = sampleInput(definition);
  const registers = definition.registers.map(({ name, register, each }) => {
    const known = registerSchemas[register] ?? { type: 'object' };
    const found = anyAnswers(known, known).map((record) => ({ status: 'found' as const, record, ...source }));
    const answer = fc.oneof(
      found,
      fc.constantFrom('absent' as const, 'unavailable' as const).map((status) => ({ status, ...source })),
    );
    return [each === undefined ? name : lookupOfEntry(name, 1), answer] as const;
  });
  const any = fc.record({
    answers: anyAnswers(schema, schema),
    registers: fc.record(Object.fromEntries(registers), { requiredKeys: [] }),
    documents: fc.subarray(definition.documents.map(({ code }) => code)),
  });
  const made = fc.sample(any, { seed: 1405, numRuns: 5 });
  const told = (definition.examples ?? []).map(({ answers, results }) => ({ answers, results }));
  return [usual, ...made, ...told].map((own) => ({ ...usual, ...own }) as EvaluationInput);
}

/** The variables of a case, anew at each call: of those that every expression sees, and of steps, rows and lists of the form. */
function scopesOf({ setting, ruleset }: ReturnType<typeof expressionsOf>, input: EvaluationInput): (() => object)[] {
  const { steps, lookups, scope } = setting.program;
  const untyped = scope.variables.has('results') ? {} : { results: nestedResults(input.results ?? {}) };
  const [step] = steps;
  const seen = step ? { evaluation: step.evaluation.read(seenIn(ruleset.evaluate(input))), ...untyped } : {};
  const within = (more: object) => () => beginEvaluation(setting, input).withVariables({ ...seen, ...more });
  const ofSteps = steps.flatMap(({ list }) => {
    if (!list) return [];
    const here = list.of ? { here: list.of.shape.read({}) } : {};
    return entriesAt(input.answers, list.path).map((entry) => within({ item: list.entry.read(entry), ...here }));
  });
  const ofLookups = lookups.flatMap(({ list }) => {
    if (!list) return [];
    const answers = list.answers.read(input.answers);
    return entriesAt(input.answers, list.path).map((entry) => () => ({ answers, item: list.entry.read(entry) }));
  });
  return [within({}), within({ item: 'COM' }), within({ item: 1n }), ...ofSteps, ...ofLookups];
}

it.each(definitions)('every expression of $code comes to what the library makes of it', (definition) => {
  const own = expressionsOf(definition);
  const typed = own.checked.filter((parsed) => closureOf(parsed));
  // What services give has no static type, so what becomes of it is left to the library.
  for (const { ast } of own.checked)
    if (!typed.some((each) => each.ast === ast)) expect(ast.input).toContain('results.');
  let came = 0;
  for (const variables of casesOf(definition).flatMap((input) => scopesOf(own, input))) {
    for (const parsed of own.checked) {
      const text = parsed.ast.input;
      const { byLibrary, byUs, alone } = bothWays(parsed, variables);
      expect(byUs.to, text).toEqual(byLibrary.to);
      if (!alone || alone.isLeft) continue;
      came += 1;
      expect(alone, text).toEqual(byLibrary);
      expect(byUs, text).toEqual(byLibrary);
    }
  }
  expect(came).toBeGreaterThan(10 * typed.length);
});
