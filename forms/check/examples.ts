import { choiceName, chosenIn, chosenIssues, isChoiceName } from '../agenda/chosen.js';
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

type Said = 'absent' | 'unavailable' | Record<string, unknown>;

const answered = (name: string, said: Said, source: string): [string, RegisterAnswer] =>
  typeof said === 'string'
    ? [name, { status: said, source, at }]
    : [name, { status: 'found', record: said, source, version: 'example', at }];

function registerAnswers(
  { registers = {}, plot }: ExampleCase,
  definition: FormDefinition,
  given: Record<string, unknown>,
): Record<string, RegisterAnswer> {
  const answers = definition.registers.flatMap(({ name, register }) => {
    const said = registers[name] ?? 'absent';
    return Array.isArray(said)
      ? said.map((each, i) => answered(lookupOfEntry(name, i + 1), each, register))
      : [answered(name, said, register)];
  });
  const named = Object.entries(registers).filter(([name]) => isChoiceName(name));
  for (const { value, options } of chosenIn(definition.form.schema, given)) {
    const name = choiceName(options.register, value);
    const said = named.find(([each]) => each === name)?.[1];
    if (said !== undefined && !Array.isArray(said)) answers.push(answered(name, said, options.register));
    else if (named.some(([each]) => each.startsWith(choiceName(options.register, ''))))
      answers.push(answered(name, 'absent', options.register));
  }
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
    registers: registerAnswers(example, definition, answers),
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
  const input = exampleInput(definition, example, answers);
  const wrong = [...issues, ...chosenIssues(definition.form.schema, answers, input.registers)];
  if (wrong.length > 0) {
    return wrong.map(({ path: field, message }) =>
      problem(`${path}.answers${field === '' ? '' : `.${field}`}`, 'EXAMPLE_ANSWERS', message.en),
    );
  }
  const got = ruleset.evaluate(input);
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
