import { halfUp, isDecimal } from '../expression/decimal.js';
import type { Fee } from '../language/rule.js';
import { problemMessages } from '../messages/evaluation.js';
import type { EvaluationCase, Setting } from './case.js';
import type { Explainer } from './explain.js';
import { type Problem, quoted } from './problem.js';
import { basisOf } from './text.js';
import type { Charge, Check, FeeLine } from './types.js';

/** The lines that come out other than zero, and as checks what keeps a line from being worked out. */
export interface Calculation {
  lines: FeeLine[];
  checks: Check[];
}

/** More than any building costs; the sum of as many lines as there may be still fits the column that keeps it. */
const mostRials = 10n ** 15n;

/** From its first day on a line is charged, until the day from which it no longer is. */
const inForce = ({ from, until }: Fee, asOf: string) => (!from || asOf >= from) && (!until || asOf < until);

/** A line that cannot be worked out makes the case incomplete: nothing is charged on a guess. */
export function missingCheck({ code, title, basis }: Pick<Fee, 'code' | 'title' | 'basis'>, problem: Problem): Check {
  const { message, fix } = problem;
  return { rule: code, title, status: 'MISSING', message, ...(fix && { fix }), basis };
}

export function calculateFees(open: EvaluationCase, explainer: Explainer): Calculation {
  const lines: FeeLine[] = [];
  const checks: Check[] = [];
  for (const { part, when, amount } of open.setting.program.fees) {
    if (!amount || !inForce(part, open.input.asOf)) continue;
    const charged = when && open.work(when, part.title);
    if (charged && 'value' in charged && charged.value === false) continue;
    const worked = charged && 'problem' in charged ? charged : open.work(amount, part.title);
    if ('problem' in worked) {
      checks.push(missingCheck(part, worked.problem));
      continue;
    }
    const rials = isDecimal(worked.value) ? halfUp(worked.value) : worked.value;
    if (typeof rials !== 'bigint' || rials === 0n) continue;
    if (rials > mostRials || rials < -mostRials) {
      const name = quoted(part.title);
      checks.push(missingCheck(part, { message: problemMessages.NUMBER_TOO_LARGE({ name }) }));
      continue;
    }
    lines.push({
      code: part.code,
      title: part.title,
      amount: String(rials),
      payee: part.payee,
      ...(part.group !== undefined && { group: part.group }),
      ...basisOf(part, open.setting.labels),
      ...((part.illustrative || open.setting.isExample(part, amount)) && { illustrative: true }),
      ...(part.contested && { contested: true }),
      explanation: explainer.explain(part.title, amount, { value: rials }, 'rial'),
    });
  }
  return { lines, checks };
}

/** The lines that may be charged on a day, whatever is built. */
export function chargesOf({ program, rulebook, labels, isExample }: Setting, asOf: string): Charge[] {
  return program.fees
    .filter(({ part }) => inForce(part, asOf))
    .map(({ part, amount }) => ({
      code: part.code,
      title: part.title,
      payee: part.payee,
      payeeTitle: rulebook.slips.payees[part.payee]?.title ?? { fa: part.payee, en: part.payee },
      ...basisOf(part, labels),
      illustrative: part.illustrative === true || isExample(part, amount),
      contested: part.contested === true,
    }));
}
