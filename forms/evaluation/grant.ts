import { Optional } from '@marcbachmann/cel-js';
import type { Compiled } from '../expression/compile.js';
import { JalaliDate } from '../expression/date.js';
import { decimalText, isDecimal } from '../expression/decimal.js';
import { plotOf } from '../plot.js';
import type { EvaluationCase } from './case.js';
import type { Program } from './program.js';
import type { Evaluation, Granted, PlotsChanged } from './types.js';

type CompiledGrant = NonNullable<Program['grant']>;

/** An evaluation as expressions of steps and of the grant read it. */
export const seenIn = (evaluation: Evaluation) => ({
  ...evaluation,
  referralTarget: evaluation.referralTarget ?? '',
});

/** What a type says of a permit that is granted now. A value that cannot be worked out is left out of the record. */
export function grantOf(open: EvaluationCase, evaluation: Evaluation): Granted {
  const { grant } = open.setting.program;
  if (!grant) return { record: {}, initially: {}, replaces: [] };
  const work = workOver(open, grant, evaluation);
  const fields = (list: { name: string; expression: Compiled }[]) =>
    Object.fromEntries(
      list.map(({ name, expression }) => [name, work(expression, name)]).filter(([, value]) => value !== undefined),
    );
  const replaced = grant.replaces && work(grant.replaces, 'replaces');
  const replaces = [replaced ?? []].flat().filter((number) => typeof number === 'string' && number !== '');
  const plots = plotsOf(grant, work);
  return {
    record: fields(grant.record),
    initially: fields(grant.initially),
    replaces: replaces as string[],
    ...(plots && { plots }),
  };
}

/** What becomes of plots where a permit is granted on an evaluation; undefined where nothing does, or it is not known yet. */
export function plotsChanged(open: EvaluationCase, evaluation: Evaluation): PlotsChanged | undefined {
  const { grant } = open.setting.program;
  return grant?.plots && plotsOf(grant, workOver(open, grant, evaluation));
}

type Work = (expression: Compiled, name: string) => unknown;

function workOver(open: EvaluationCase, grant: CompiledGrant, evaluation: Evaluation): Work {
  const isTyped = open.setting.program.scope.variables.has('results');
  const seen = { evaluation: grant.evaluation.read(seenIn(evaluation)) };
  const variables = open.withVariables(isTyped ? seen : { ...seen, results: {} });
  return (expression, name) => {
    const worked = open.work(expression, { fa: name, en: name }, variables);
    return 'problem' in worked ? undefined : jsonOf(worked.value);
  };
}

function plotsOf({ plots }: CompiledGrant, work: Work): PlotsChanged | undefined {
  if (!plots) return undefined;
  const ends = plotsIn(work(plots.ends, 'ends'));
  const begins = plotsIn(work(plots.begins, 'begins'));
  return ends.length > 0 && begins.length > 0 ? { ends, begins } : undefined;
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
