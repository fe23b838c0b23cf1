import { nextYearDay } from '../calendar.js';
import { JalaliDate } from '../expression/date.js';
import { addMonths, type JalaliDay } from '../jalali.js';
import { evaluationWords } from '../messages/evaluation.js';
import { yearDayInWords } from '../words/limit-in-words.js';
import type { EvaluationCase } from './case.js';
import type { Explainer } from './explain.js';
import type { Problem } from './problem.js';
import type { Explanation } from './types.js';

const { validity: validityTitle, validFrom, validAtMost } = evaluationWords;

interface Validity {
  /** Jalali day, the last one; null where it has no end or that is not known */
  until: JalaliDay | null;
  problem?: Problem;
  explanation?: Explanation;
}

/** Until when a permit holds: counted from the day of filing or from the one that the type names, and never beyond its bound. */
export function validityOf(open: EvaluationCase, explainer: Explainer): Validity {
  const { atMost } = open.setting.program.validity;
  const counted = countedFrom(open, explainer);
  const { until, explanation } = counted;
  if (atMost === undefined || until === null || !explanation) return counted;
  const last = addMonths(open.input.asOf, atMost);
  if (until <= last) return counted;
  const bound = { label: validAtMost({ months: atMost }), value: last, inputs: [] };
  return { until: last, explanation: { ...explanation, value: last, inputs: [...explanation.inputs, bound] } };
}

function countedFrom(open: EvaluationCase, explainer: Explainer): Validity {
  const { until, on, months, from } = open.setting.program.validity;
  const begun = from && open.work(from, validFrom);
  if (begun && 'problem' in begun) return { until: null, problem: begun.problem };
  const begins = begun?.value instanceof JalaliDate ? begun.value.text : open.input.asOf;
  const beginning = from && begun ? [explainer.explain(validFrom, from, begun)] : [];
  const expression = until ?? (on ? undefined : months);
  if (!expression && on) {
    const day = nextYearDay(begins, on, {});
    return { until: day, explanation: { label: yearDayInWords(on), value: day, inputs: beginning } };
  }
  if (!expression) return { until: null };
  const worked = open.work(expression, validityTitle);
  if ('problem' in worked) return { until: null, problem: worked.problem };
  const { value } = worked;
  const day = value instanceof JalaliDate ? value.text : addMonths(begins, Math.min(Math.max(Number(value), 0), 1200));
  const explained = explainer.explain(validityTitle, expression, worked, until ? undefined : 'months');
  const inputs = [...beginning, ...explained.inputs];
  return { until: day, explanation: { ...explained, value: `${day} (${explained.value})`, inputs } };
}
