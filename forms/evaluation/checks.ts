import type { Compiled } from '../expression/compile.js';
import { evaluationWords } from '../messages/evaluation.js';
import type { EvaluationCase, Worked } from './case.js';
import type { Explainer } from './explain.js';
import type { Problem } from './problem.js';
import type { CompiledRule } from './program.js';
import { basisOf, besideLimit, fill, valueText } from './text.js';
import type { Check, CheckStatus, Outcome } from './types.js';

type Status = { status: CheckStatus; problem?: Problem; lacking?: unknown[]; cleared?: boolean };

/** Every rule's check in the order of the definition. */
export function checksOf(open: EvaluationCase, explainer: Explainer): Check[] {
  return open.setting.program.rules.flatMap((rule) => {
    const judged = statusOf(open, rule);
    return judged ? [checkOf(open, explainer, rule, judged)] : [];
  });
}

function statusOf(open: EvaluationCase, rule: CompiledRule): Status | undefined {
  const { part } = rule;
  const ask = (expression: Compiled | undefined) => expression && open.work(expression, part.title);
  const when = ask(rule.when);
  if (when && 'problem' in when) return { status: 'MISSING', problem: when.problem };
  if (when?.value === false) return undefined;
  const applies = ask(rule.applies);
  if (applies && 'problem' in applies) return { status: 'MISSING', problem: applies.problem };
  if (applies?.value === false) return { status: 'NOT_APPLICABLE' };
  const lacking = ask(rule.lacking);
  if (lacking && 'problem' in lacking) return { status: 'MISSING', problem: lacking.problem };
  if (lacking && Array.isArray(lacking.value) && lacking.value.length > 0) {
    return { status: 'MISSING', lacking: lacking.value };
  }
  const pass = ask(rule.pass);
  if (pass && 'problem' in pass) return { status: 'MISSING', problem: pass.problem };
  if (pass?.value === true) return { status: 'PASS' };
  const warn = ask(rule.warnWhen);
  if (warn && 'problem' in warn) return { status: 'MISSING', problem: warn.problem };
  if (warn?.value === true) return { status: 'WARN' };
  const target = typeof part.onFail === 'object' ? part.onFail.refer : undefined;
  const cleared = target !== undefined && open.input.cleared.includes(target);
  return cleared ? { status: 'WARN', cleared } : { status: 'FAIL' };
}

function checkOf(open: EvaluationCase, explainer: Explainer, rule: CompiledRule, verdict: Status): Check {
  const { part } = rule;
  const { labels, isExample } = open.setting;
  const { status, problem, lacking, cleared } = verdict;
  const illustrative = isExample(part, rule.pass, rule.limit);
  const { basis, law } = basisOf(part, labels);
  const check: Check = { rule: part.id, title: part.title, status, basis };
  if (law) check.law = law;
  if (illustrative) check.illustrative = illustrative;
  if (status === 'NOT_APPLICABLE') return check;
  const known = (expression: Compiled | undefined) => {
    const worked = expression && open.work(expression, part.title);
    return worked && 'value' in worked ? worked.value : undefined;
  };
  const limit = problem ? undefined : known(rule.limit);
  const value = lacking ?? (problem ? undefined : known(rule.actual));
  const actual = status === 'PASS' ? value : besideLimit(value, limit);
  const passed: Worked = problem ? { problem } : { value: status === 'PASS' };
  const text = status === 'PASS' ? undefined : (problem?.message ?? fill(part.message, { actual, limit }, labels));
  const message =
    text && cleared
      ? { fa: `${text.fa} ${evaluationWords.cleared.fa}`, en: `${text.en} ${evaluationWords.cleared.en}` }
      : text;
  const fixed =
    status === 'PASS' || cleared
      ? undefined
      : problem
        ? problem.fix
        : part.fix && fill(part.fix, { actual, limit }, labels);
  if (actual !== undefined) check.actual = valueText(actual);
  if (limit !== undefined) check.limit = valueText(limit);
  if (message) check.message = message;
  if (fixed) check.fix = fixed;
  if (rule.pass) check.explanation = explainer.explain(part.title, rule.pass, passed);
  return check;
}

/** incomplete before blocked before referral before clean; the target is that of the first failure to be referred. */
export function outcomeOf(open: EvaluationCase, checks: Check[]): { outcome: Outcome; referralTarget: string | null } {
  if (checks.some(({ status }) => status === 'MISSING')) return { outcome: 'INCOMPLETE', referralTarget: null };
  const rules = open.setting.program.rules;
  const failed = checks
    .filter(({ status }) => status === 'FAIL')
    .map(({ rule }) => rules.findLast(({ part }) => part.id === rule)?.part.onFail);
  if (failed.includes('block')) return { outcome: 'BLOCKED', referralTarget: null };
  const referred = failed.find((action) => typeof action === 'object');
  return referred
    ? { outcome: 'REFERRAL', referralTarget: referred.refer }
    : { outcome: 'CLEAN', referralTarget: null };
}
