import { Optional } from '@marcbachmann/cel-js';
import { askedAnswers } from '../agenda/agenda.js';
import { choiceName, choosesFromRegisters, chosenIn } from '../agenda/chosen.js';
import { entriesAt, lookupOfEntry } from '../each.js';
import { nameOfEntry, resultsSeen } from '../entries.js';
import { JalaliDate } from '../expression/date.js';
import { decimalText, isDecimal } from '../expression/decimal.js';
import { generationInRules } from '../generation.js';
import { hashOf } from '../hash.js';
import { startOfDay } from '../jalali.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { withOwn } from '../rulebook/with-own.js';
import { beginEvaluation, type Setting } from './case.js';
import { compileProgram } from './compile-program.js';
import { evaluateCase, silent } from './evaluate.js';
import { chargesOf } from './fees.js';
import { grantOf, seenIn } from './grant.js';
import { regulationsOf } from './regulations.js';
import { nestedResults, resultName } from './results-shape.js';
import { settingOf } from './setting.js';
import { valueText } from './text.js';
import type { Decisions, Evaluation, EvaluationInput, Ruleset } from './types.js';

export class ExpressionsInvalidError extends Error {
  constructor(readonly issues: DefinitionIssue[]) {
    super(`The definition cannot be run: ${issues.map(({ path, message }) => `${path}: ${message}`).join(' ')}`);
  }
}

/** Everything wrong with the expressions of a definition and the parts of the rulebook it names; none where it can run. */
export const checkExpressions = (definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] =>
  compileProgram(definition, rulebook).issues;

/**
 * Checks and compiles a definition with a version of its rulebook. The ruleset may be kept and used for any number of
 * cases; it holds no state of any.
 * @throws ExpressionsInvalidError with every issue that checkExpressions finds
 */
export function compileRuleset(definition: FormDefinition, rulebook: Rulebook): Ruleset {
  const { program, issues } = compileProgram(definition, rulebook);
  if (issues.length > 0) throw new ExpressionsInvalidError(issues);
  const setting = settingOf(definition, withOwn(definition, rulebook), program);
  const hash = hashOf({ definition: hashOf(definition), rulebook: hashOf(rulebook) });
  return {
    hash,
    lookups: (answers) => [...lookupsOf(setting, answers), ...choicesAsked(definition, answers)],
    asked: (input) => {
      const open = beginEvaluation(setting, input);
      return { ...open.input, documents: open.documents() };
    },
    evaluate: (input) => evaluateCase(beginEvaluation(setting, input), hash),
    judge: (input) => evaluateCase(beginEvaluation(setting, input), hash, silent),
    announce: (input) => regulationsOf(beginEvaluation(setting, input)),
    decide: (input, evaluation, results) => decisionsOf(setting, input, evaluation, results),
    readsPlot: program.readsPlot,
    readsResults: program.readsResults,
    rechecked: program.rechecked,
    documentsAsked: (answers, asOf, own) => {
      const documents = definition.documents.map(({ code }) => code);
      const generation = generationInRules(definition, own);
      return beginEvaluation(setting, { ...nobody, answers, documents, asOf, generation }).documents();
    },
    charges: (asOf) => chargesOf(setting, asOf),
    grant: (input, evaluation) => grantOf(beginEvaluation(setting, input), evaluation),
  };
}

const nobody: Omit<EvaluationInput, 'answers'> = {
  documents: [],
  registers: {},
  representative: null,
  asOf: '1400/01/01',
  generation: 'CITIZEN',
  policy: {},
  cleared: [],
  firstPeriod: 1,
};

function lookupsOf(setting: Setting, answers: Record<string, unknown>) {
  const open = beginEvaluation(setting, { ...nobody, answers });
  return setting.program.lookups.flatMap(({ name, register, key, list }) => {
    const lookup = (named: string, variables?: object) => {
      const worked = key && open.work(key, { fa: name, en: name }, variables);
      if (!worked || 'problem' in worked) return [];
      const value = worked.value instanceof Optional ? worked.value.orValue('') : worked.value;
      const text = valueText(value);
      return text === '' ? [] : [{ name: named, register, key: text }];
    };
    if (!list) return lookup(name);
    const seen = list.answers.read(open.input.answers);
    return entriesAt(open.input.answers, list.path).flatMap((entry, i) =>
      lookup(lookupOfEntry(name, i + 1), { answers: seen, item: list.entry.read(entry) }),
    );
  });
}

/** Each record that was chosen is asked for once. */
function choicesAsked({ form }: FormDefinition, answers: Record<string, unknown>) {
  if (!choosesFromRegisters(form.schema)) return [];
  const all = chosenIn(form.schema, askedAnswers(form, answers)).filter(({ value }) => value !== '');
  const chosen = all.map(({ value: key, options: { register } }) => ({
    name: choiceName(register, key),
    register,
    key,
  }));
  return [...new Map(chosen.map((each) => [each.name, each])).values()];
}

function decisionsOf(
  setting: Setting,
  input: EvaluationInput,
  evaluation: Evaluation,
  results: Record<string, unknown>,
): Decisions {
  const isTyped = setting.program.scope.variables.has('results');
  const open = beginEvaluation(setting, isTyped ? { ...input, results } : input);
  const own = isTyped ? {} : { results: nestedResults(results) };
  const seen = seenIn(evaluation);
  const decisions = setting.program.steps.flatMap(({ path, expression, instant, evaluation: shape, list }) => {
    const value = (more: object = {}) => {
      const variables = open.withVariables({ evaluation: shape.read(seen), ...own, ...more });
      const worked = open.work(expression, { fa: path, en: path }, variables);
      return 'problem' in worked ? null : jsonOf(worked.value, instant);
    };
    if (!list) return [[path, value()] as const];
    const { of, apiece } = list;
    const entries = entriesAt(open.input.answers, list.path);
    if (apiece)
      return entries.map((entry, i) => [nameOfEntry(path, i + 1), value({ item: list.entry.read(entry) })] as const);
    if (of)
      return entries.map((entry, i) => {
        const here = of.shape.read(nestedResults(resultsSeen(results, of.own, i + 1), resultName));
        const name = `${nameOfEntry(of.step, i + 1)}${path.slice(of.step.length)}`;
        return [name, value({ item: list.entry.read(entry), here })] as const;
      });
    // What cannot be worked out is asked for, as where there is no list.
    const asked = entries.flatMap((entry, i) => (value({ item: list.entry.read(entry) }) === false ? [] : [i + 1]));
    return [[path, asked.join(',')] as const];
  });
  return Object.fromEntries(decisions);
}

/** What a workflow and a connector can hold. A day to wait for is the instant at which it begins. */
function jsonOf(value: unknown, instant: boolean): boolean | string | number | null {
  if (value instanceof JalaliDate) return instant ? startOfDay(value.text).toISOString() : value.text;
  if (value instanceof Optional) return value.hasValue() ? jsonOf(value.value(), instant) : null;
  if (typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (isDecimal(value)) return decimalText(value);
  return value === null || value === undefined ? null : valueText(value);
}
