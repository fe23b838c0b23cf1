import { checkAnswers } from '../answers/check-answers.js';
import { lookupOfEntry } from '../each.js';
import { compileRuleset } from '../evaluation/compile.js';
import { PLOT } from '../evaluation/scope.js';
import type { Evaluation, EvaluationInput, RegisterAnswer, Ruleset } from '../evaluation/types.js';
import { generationInRules } from '../generation.js';
import type { FormDefinition } from '../language/definition.js';
import type { ExampleCase } from '../language/example.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { decimalAmount, minorOf, RIAL } from '../money.js';
import { problem } from './problem.js';

/** Examples are dated by their `asOf`; when a record was read changes nothing. */
const at = '2026-01-01T00:00:00.000Z';

function registerAnswers(
  { registers = {}, plot }: ExampleCase,
  definition: FormDefinition,
): Record<string, RegisterAnswer> {
  const answers = definition.registers.flatMap(({ name, register: source }) => {
    const said = registers[name] ?? 'absent';
    const answered = (
      named: string,
      answer: 'absent' | 'unavailable' | Record<string, unknown>,
    ): [string, RegisterAnswer] =>
      typeof answer === 'string'
        ? [named, { status: answer, source, at }]
        : [named, { status: 'found', record: answer, source, version: 'example', at }];
    return Array.isArray(said)
      ? said.map((each, i) => answered(lookupOfEntry(name, i + 1), each))
      : [answered(name, said)];
  });
  if (plot)
    answers.push([PLOT, { status: 'found', record: plot, source: 'this installation', version: 'example', at }]);
  return Object.fromEntries(answers);
}

/** An example as an evaluation reads it, with answers that fit the form. */
export function exampleInput(
  definition: FormDefinition,
  example: ExampleCase,
  answers: Record<string, unknown>,
): EvaluationInput {
  return {
    answers,
    documents: example.documents ?? [],
    registers: registerAnswers(example, definition),
    representative: example.representative ?? null,
    asOf: example.asOf,
    generation: generationInRules(definition, example.generation),
    policy: example.policy ?? {},
    cleared: example.cleared ?? [],
    ...(example.results && { results: example.results }),
    firstPeriod: 1,
  };
}

/** Runs the example cases of a definition that has no errors otherwise. */
export function checkExamples(definition: FormDefinition, rulebook: Rulebook): DefinitionIssue[] {
  const { examples = [] } = definition;
  if (examples.length === 0) return [];
  const ruleset = compileRuleset(definition, rulebook);
  return examples.flatMap((example, i) => checkExample(definition, rulebook, ruleset, example, `examples[${i}]`));
}

function checkExample(
  definition: FormDefinition,
  { effectiveFrom, effectiveTo = '9999', version }: Rulebook,
  ruleset: Ruleset,
  example: ExampleCase,
  path: string,
): DefinitionIssue[] {
  const { asOf } = example;
  if (asOf < effectiveFrom || asOf > effectiveTo) {
    return [problem(`${path}.asOf`, 'EXAMPLE_NOT_IN_FORCE', `version ${version} of the rulebook is not in force then`)];
  }
  const { answers, issues } = checkAnswers(definition, example.answers, asOf);
  if (issues.length > 0) {
    return issues.map(({ path: field, message }) =>
      problem(`${path}.answers${field === '' ? '' : `.${field}`}`, 'EXAMPLE_ANSWERS', message.en),
    );
  }
  const got = ruleset.evaluate(exampleInput(definition, example, answers));
  return differences(example.expected, got).map(({ field, expected, found }) =>
    problem(`${path}.expected.${field}`, 'EXAMPLE_DIFFERS', `${expected} is expected, ${found} comes out`),
  );
}

interface Difference {
  field: string;
  expected: string;
  found: string;
}

const nothing = 'nothing';

/** An amount in the currency with all its decimal places; as it is where it has more of them. */
const inFull = (amount: string, digits: number): string => {
  const units = minorOf(amount, digits);
  return units === undefined ? amount : decimalAmount(units, { digits });
};

function differences(expected: ExampleCase['expected'], got: Evaluation): Difference[] {
  const { currency = RIAL } = got;
  const lines = new Map(got.feeLines.map(({ code, amount }) => [code, decimalAmount(amount, currency)]));
  const checks = new Map(got.checks.map(({ rule, status }) => [rule, status]));
  const fees = expected.fees ?? {};
  const compared: [string, string | undefined, string | null | undefined][] = [
    ['outcome', expected.outcome, whyNot(got)],
    ['referralTarget', expected.referralTarget, got.referralTarget],
    ['lane', expected.lane, got.lane],
    ['total', expected.total && inFull(expected.total, currency.digits), decimalAmount(got.total, currency)],
    ['validUntil', expected.validUntil, got.validUntil],
    ...Object.entries(expected.checks ?? {}).map(([rule, status]): [string, string, string | undefined] => [
      `checks.${rule}`,
      status,
      checks.get(rule),
    ]),
    ...Object.entries(fees).map(([code, amount]): [string, string, string | undefined] => [
      `fees.${code}`,
      inFull(amount, currency.digits),
      lines.get(code),
    ]),
  ];
  const wrong = compared.flatMap(([field, value, found]) =>
    value === undefined || value === found || (field === 'outcome' && got.outcome === value)
      ? []
      : [{ field, expected: value, found: found ?? nothing }],
  );
  if (expected.fees === undefined) return wrong;
  const more = [...lines].filter(([code]) => !Object.hasOwn(fees, code));
  return [...wrong, ...more.map(([code, found]) => ({ field: 'fees', expected: `no ${code}`, found }))];
}

/** An outcome with the checks that brought it about, which is what whoever reads the difference asks next. */
function whyNot({ outcome, checks }: Evaluation): string {
  const reasons = checks.filter(({ status }) => status === 'FAIL' || status === 'MISSING');
  const named = reasons.map(({ rule, message }) => `${rule}: ${message?.en ?? 'failed'}`);
  return named.length === 0 ? outcome : `${outcome} (${named.join(' ')})`;
}
