import { beginEvaluation, type EvaluationCase } from '../evaluation/case.js';
import { ExpressionsInvalidError } from '../evaluation/compile.js';
import { createExplainer, type Explainer } from '../evaluation/explain.js';
import { seenIn } from '../evaluation/grant.js';
import { settingOf } from '../evaluation/setting.js';
import { basisOf } from '../evaluation/text.js';
import type { Evaluation, EvaluationInput, Explanation } from '../evaluation/types.js';
import type { Compiled } from '../expression/compile.js';
import type { DecisionPolicy } from '../language/decision-policy.js';
import type { FormDefinition } from '../language/definition.js';
import type { Rulebook } from '../language/rulebook.js';
import type { LocalizedText } from '../language/text.js';
import { decisionWords, evidenceWords } from '../messages/decision.js';
import { moneyOf } from '../money.js';
import { withOwn } from '../rulebook/with-own.js';
import { alwaysIn, compilePolicyProgram, conditionsIn } from './compile.js';
import { levelOf, reaches } from './evidence.js';

/** One thing that has to hold before the engine may approve. */
export interface JudgedCondition {
  id: string;
  kind: 'check' | 'eligible' | 'evidence' | 'ceiling';
  title: LocalizedText;
  basis?: string;
  /** what people call the basis, where the rulebook has words for it */
  law?: LocalizedText;
  holds: boolean;
  /** why it could not be worked out, or what was found in its place */
  found?: LocalizedText;
  explanation?: Explanation;
}

/** What a policy says of a case by itself, before anything is counted or drawn. */
export interface Judged {
  eligible: boolean;
  conditions: JudgedCondition[];
  /** texts of the conditions that have it drawn whatever the rate is */
  alwaysDrawn: string[];
}

export interface CompiledPolicy {
  judge(input: EvaluationInput, evaluation: Evaluation): Judged;
}

/** @throws ExpressionsInvalidError where the policy does not fit the definition and its rulebook */
export function compilePolicy(policy: DecisionPolicy, definition: FormDefinition, rulebook: Rulebook): CompiledPolicy {
  const { program, issues, isWhole } = compilePolicyProgram(policy, definition, rulebook);
  if (issues.length > 0 || !isWhole) throw new ExpressionsInvalidError(issues);
  const setting = settingOf(definition, withOwn(definition, rulebook), program);
  const weighed = new Set(program.rules.filter(({ part }) => part.discretion).map(({ part }) => part.id));
  const shape = program.steps[0]?.evaluation;

  function worked(open: EvaluationCase, expression: Compiled, evaluation: Evaluation, title: LocalizedText) {
    const variables = open.withVariables({ evaluation: shape?.read(seenIn(evaluation)), results: {} });
    return open.work(expression, title, variables);
  }

  function eligible(open: EvaluationCase, explainer: Explainer, evaluation: Evaluation): JudgedCondition[] {
    return conditionsIn(program, policy).map(({ condition, expression }) => {
      const { id, title } = condition;
      const base = { id, kind: 'eligible' as const, title, ...basisOf(condition, setting.labels) };
      if (!expression) return { ...base, holds: false };
      const answer = worked(open, expression, evaluation, title);
      const explanation = explainer.explain(title, expression, answer);
      if ('problem' in answer) return { ...base, holds: false, found: answer.problem.message, explanation };
      return { ...base, holds: answer.value === true, explanation };
    });
  }

  function evidence(input: EvaluationInput): JudgedCondition[] {
    return policy.evidence.map(({ fact, atLeast }) => {
      const level = levelOf(program, fact, input);
      const declared = program.facts.get(fact)?.part.title;
      const title = decisionWords.evidence({ fact: declared ?? fact, level: evidenceWords[atLeast] });
      return {
        id: `EVIDENCE:${fact}`,
        kind: 'evidence',
        title,
        holds: reaches(level, atLeast),
        found: evidenceWords[level],
      };
    });
  }

  return {
    judge(input, evaluation) {
      const open = beginEvaluation(setting, input);
      const conditions = [
        ...checksOf(input, evaluation, weighed),
        ...eligible(open, createExplainer(open), evaluation),
        ...evidence(open.input),
        totalOf(policy, evaluation),
      ];
      const drawn = alwaysIn(program, policy).filter(({ expression }) => {
        const answer = expression && worked(open, expression, evaluation, decisionWords.always);
        // What cannot be told is looked at.
        return !answer || 'problem' in answer || answer.value === true;
      });
      return {
        eligible: conditions.every(({ holds }) => holds),
        conditions,
        alwaysDrawn: drawn.map(({ text }) => text),
      };
    },
  };
}

/** What has to be so under every policy: nothing failed or only warned, nobody was asked, nothing is to be weighed. */
function checksOf(
  { cleared }: EvaluationInput,
  { outcome, checks }: Evaluation,
  weighed: ReadonlySet<string>,
): JudgedCondition[] {
  const doubtful = checks.filter(({ status }) => status !== 'PASS' && status !== 'NOT_APPLICABLE');
  const named = (rules: { rule: string }[]) => rules.map(({ rule }) => rule).join(', ');
  const toWeigh = checks.filter(({ rule, status }) => weighed.has(rule) && status !== 'NOT_APPLICABLE');
  const found = (rules: { rule: string }[]) =>
    rules.length === 0 ? {} : { found: { fa: named(rules), en: named(rules) } };
  return [
    {
      id: 'EVERY_CHECK',
      kind: 'check',
      title: decisionWords.everyCheck,
      holds: outcome === 'CLEAN' && doubtful.length === 0,
      ...found(doubtful),
    },
    {
      id: 'NOBODY_ASKED',
      kind: 'check',
      title: decisionWords.nobodyAsked,
      holds: cleared.length === 0,
      ...found(cleared.map((rule) => ({ rule }))),
    },
    {
      id: 'NO_DISCRETION',
      kind: 'check',
      title: decisionWords.noDiscretion,
      holds: toWeigh.length === 0,
      ...found(toWeigh),
    },
  ];
}

function totalOf({ ceilings }: DecisionPolicy, { total, currency }: Evaluation): JudgedCondition {
  const most = BigInt(ceilings.total);
  return {
    id: 'TOTAL',
    kind: 'ceiling',
    title: decisionWords.total({ most: moneyOf(most, currency) }),
    holds: BigInt(total) <= most,
    found: moneyOf(total, currency),
  };
}
