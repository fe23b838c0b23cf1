import { compileRuleset } from '../evaluation/compile.js';
import type { Evaluation, EvaluationInput, Ruleset } from '../evaluation/types.js';
import { sampleInput } from '../evaluation/vectors/sample.js';
import { loadShipped } from '../load.js';

// What the tests of the shipped rules share: the shipped definitions with their rulebook, and samples to run through them.

const { definitions, rulebooks } = await loadShipped();
const [first] = rulebooks;
if (!first) throw new Error('no rulebook is shipped');
export const rulebook = first;

const rulesets = new Map<string, Ruleset>();

export function definitionOf(code: string) {
  const definition = definitions.find((shipped) => shipped.code === code);
  if (!definition) throw new Error(`no ${code} is shipped`);
  return definition;
}

export function rulesetOf(code: string): Ruleset {
  const known = rulesets.get(code) ?? compileRuleset(definitionOf(code), rulebook);
  rulesets.set(code, known);
  return known;
}

export type Fields = Parameters<typeof sampleInput>[1];

export const input = (code: string, fields: Fields = {}, over: Partial<EvaluationInput> = {}): EvaluationInput => ({
  ...sampleInput(definitionOf(code), fields),
  ...over,
});

export const evaluate = (code: string, fields: Fields = {}, over: Partial<EvaluationInput> = {}): Evaluation =>
  rulesetOf(code).evaluate(input(code, fields, over));

export const check = ({ checks }: Evaluation, rule: string) => checks.find((each) => each.rule === rule);
export const line = ({ feeLines }: Evaluation, code: string) => feeLines.find((each) => each.code === code)?.amount;
export const floor = (level: number, use: string, area: string, more = {}) => ({ level, use, area, units: 1, ...more });
