import { Optional } from '@marcbachmann/cel-js';
import type { Compiled } from '../expression/compile.js';
import { JalaliDate } from '../expression/date.js';
import { decimalText, isDecimal } from '../expression/decimal.js';
import { plotOf } from '../plot.js';
import type { EvaluationCase } from './case.js';
import type { Evaluation, Granted } from './types.js';

/** An evaluation as expressions of steps and of the grant read it. */
export const seenIn = (evaluation: Evaluation) => ({
  ...evaluation,
  referralTarget: evaluation.referralTarget ?? '',
});

/** What a type says of a permit that is granted now. A value that cannot be worked out is left out of the record. */
export function grantOf(open: EvaluationCase, evaluation: Evaluation): Granted {
  const { grant } = open.setting.program;
  if (!grant) return { record: {}, initially: {}, replaces: [] };
  const isTyped = open.setting.program.scope.variables.has('results');
  const seen = { evaluation: grant.evaluation.read(seenIn(evaluation)) };
  const variables = open.withVariables(isTyped ? seen : { ...seen, results: {} });
  const work = (expression: Compiled, name: string): unknown => {
    const worked = open.work(expression, { fa: name, en: name }, variables);
    return 'problem' in worked ? undefined : jsonOf(worked.value);
  };
  const fields = (list: { name: string; expression: Compiled }[]) =>
    Object.fromEntries(
      list.map(({ name, expression }) => [name, work(expression, name)]).filter(([, value]) => value !== undefined),
    );
  const replaced = grant.replaces && work(grant.replaces, 'replaces');
  const replaces = [replaced ?? []].flat().filter((number) => typeof number === 'string' && number !== '');
  const plots = grant.plots && {
    ends: plotsIn(work(grant.plots.ends, 'ends')),
    begins: plotsIn(work(grant.plots.begins, 'begins')),
  };
  return {
    record: fields(grant.record),
    initially: fields(grant.initially),
    replaces: replaces as string[],
    ...(plots && plots.ends.length > 0 && plots.begins.length > 0 && { plots }),
  };
}

const plotsIn = (codes: unknown): string[] => [
  ...new Set([codes ?? []].flat().flatMap((code) => plotOf(String(code)) ?? [])),
];

/** A value as a register keeps it: exact numbers and days as text, records as objects without what they lack. */
function jsonOf(value: unknown): unknown {
  if (value instanceof Optional) return value.hasValue() ? jsonOf(value.value()) : undefined;
  if (value instanceof JalaliDate) return value.text;
  if (isDecimal(value)) return decimalText(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, field]) => [name, jsonOf(field)] as const);
    return Object.fromEntries(entries.filter(([, field]) => field !== undefined));
  }
  return value ?? undefined;
}
