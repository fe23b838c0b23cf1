import { arithmetic, halfUp, isDecimal, toDecimal } from '../expression/decimal.js';
import type { Fee } from '../language/rule.js';
import { problemMessages } from '../messages/evaluation.js';
import { amountValue, feeCurrency } from '../money.js';
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
const mostUnits = 10n ** 15n;

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
  const currency = feeCurrency(open.setting.rulebook.currency);
  for (const { part, when, amount } of open.setting.program.fees) {
    if (!amount || !inForce(part, open.input.asOf)) continue;
    const charged = when && open.work(when, part.title);
    if (charged && 'value' in charged && charged.value === false) continue;
    const worked = charged && 'problem' in charged ? charged : open.work(amount, part.title);
    if ('problem' in worked) {
      checks.push(missingCheck(part, worked.problem));
      continue;
    }
    const units = inUnits(worked.value, currency?.digits ?? 0);
    if (units === undefined || units === 0n) continue;
    if (units > mostUnits || units < -mostUnits) {
      const name = quoted(part.title);
      checks.push(missingCheck(part, { message: problemMessages.NUMBER_TOO_LARGE({ name }) }));
      continue;
    }
    const explained = () => {
      const explanation = explainer.explain(part.title, amount, { value: units }, 'rial');
      // An explainer that keeps silent says no value.
      return currency && explanation.value ? { ...explanation, value: amountValue(units, currency) } : explanation;
    };
    lines.push({
      code: part.code,
      title: part.title,
      amount: String(units),
      ...(currency && { currency }),
      payee: part.payee,
      ...(part.group !== undefined && { group: part.group }),
      ...basisOf(part, open.setting.labels),
      ...((part.illustrative || open.setting.isExample(part, amount)) && { illustrative: true }),
      ...(part.contested && { contested: true }),
      explanation: explained(),
    });
  }
  return { lines, checks };
}

/** What an amount in the currency is in its smallest units; a half goes up. */
function inUnits(value: unknown, digits: number): bigint | undefined {
  if (digits === 0 && typeof value === 'bigint') return value;
  const amount = typeof value === 'bigint' ? toDecimal(value) : value;
  if (!isDecimal(amount)) return undefined;
  return halfUp(digits === 0 ? amount : arithmetic['*'](amount, toDecimal(10n ** BigInt(digits))));
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
