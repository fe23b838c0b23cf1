import { compileProgram } from '../evaluation/compile-program.js';
import type { Program } from '../evaluation/program.js';
import type { StepExpression } from '../evaluation/step-expressions.js';
import type { DecisionPolicy } from '../language/decision-policy.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';

/** A decision policy's expressions, compiled with the definition and the rulebook whose facts they read. */
export interface PolicyProgram {
  program: Program;
  /** what is wrong with the policy's own expressions */
  issues: DefinitionIssue[];
  /** the definition runs by itself */
  isWhole: boolean;
}

const atEligible = (i: number) => `eligible[${i}].when`;
const atAlways = (i: number) => `sampling.always[${i}]`;

export function compilePolicyProgram(
  policy: DecisionPolicy,
  definition: FormDefinition,
  rulebook: Rulebook,
): PolicyProgram {
  const written = [
    ...policy.eligible.map(({ when }, i) => [atEligible(i), when] as const),
    ...policy.sampling.always.map((when, i) => [atAlways(i), when] as const),
  ];
  const expressions = written.map(([at, text]): StepExpression => ({ at, path: at, text, gives: 'bool' }));
  const facts = policy.evidence.map(({ fact }) => fact.split('.', 1)[0] ?? fact);
  const { program, issues } = compileProgram(definition, rulebook, { expressions, facts });
  const isOwn = ({ path }: DefinitionIssue) => written.some(([at]) => at === path);
  const unstable = written.flatMap(([at]) => {
    const reads = expressionOf(program, at)?.references.some(({ name }) => name === 'results');
    const message = 'what services and signals gave is no fact that a decision may rest on.';
    return reads ? [{ path: at, code: 'EXPRESSION_REFUSED' as const, message, severity: 'error' as const }] : [];
  });
  return { program, issues: [...issues.filter(isOwn), ...unstable], isWhole: issues.every(isOwn) };
}

const expressionOf = (program: Program, at: string) => program.steps.find(({ path }) => path === at)?.expression;

/** The compiled conditions, in the order of the policy. */
export const conditionsIn = (program: Program, policy: DecisionPolicy) =>
  policy.eligible.map((condition, i) => ({ condition, expression: expressionOf(program, atEligible(i)) }));

/** The compiled expressions of what is always drawn. */
export const alwaysIn = (program: Program, policy: DecisionPolicy) =>
  policy.sampling.always.map((text, i) => ({ text, expression: expressionOf(program, atAlways(i)) }));
