import { checkAnswers } from '../answers/check-answers.js';
import type { BusinessCalendar } from '../calendar.js';
import type { ClockKept } from '../clock-time.js';
import type { Evaluation, EvaluationInput, Outcome, PlotsChanged, Ruleset } from '../evaluation/types.js';
import { generationInRules } from '../generation.js';
import type { JalaliDay } from '../jalali.js';
import type { FormDefinition } from '../language/definition.js';
import type { Currency } from '../money.js';
import { RIAL } from '../money.js';
import { type ChangedTerm, changedTerms } from './terms.js';

/** What a case came to: total in whole numbers of the smallest unit of its currency, as a decimal string. */
export interface Result {
  outcome: Outcome;
  lane: string;
  total: string;
  /** left out where it is the rial */
  currency?: Currency;
}

/** A case as it was filed and evaluated, with everything that its evaluation read. */
export interface PastCase extends Pick<EvaluationInput, 'answers' | 'documents' | 'registers' | 'asOf' | 'cleared'> {
  reference: string;
  representative: EvaluationInput['representative'];
  results?: EvaluationInput['results'];
  /** of the case, where it is known */
  generation?: EvaluationInput['generation'] | null;
  /** its terms as they stand */
  clocks?: ClockKept[];
  /** of a case that was granted: what its permit has made of plots */
  plots?: PlotsChanged | null;
  /** the last day that its permit has or would have; null: without limit. Left out where it is not known */
  validUntil?: JalaliDay | null;
  was: Result;
}

/** What may be otherwise though outcome, lane and total are the same. */
interface Beside {
  terms?: ChangedTerm[];
  plots?: PlotsMoved;
  validity?: ValidityMoved;
}

/** Until when its permit holds, and would hold: Jalali days; null where it is without limit. */
export interface ValidityMoved {
  was: JalaliDay | null;
  now: JalaliDay | null;
}

/** What a permit has made of plots, and what it would: null where it leaves them as they are. */
export interface PlotsMoved {
  was: PlotsChanged | null;
  now: PlotsChanged | null;
}

/**
 * What a candidate would have made of one case. `unfit`: its answers do not hold to the new form. `difference` is null where the
 * case would be reckoned in another currency: no sum says what that comes to.
 */
export type ComparisonVerdict =
  | ({ kind: 'same' } & Beside)
  | ({ kind: 'changed'; now: Result; difference: string | null; reasons: string[] } & Beside)
  | { kind: 'unfit'; reasons: string[] };

const mostReasons = 10;

/**
 * Works a past case out anew by a candidate's rules, and with a calendar the terms that run in it. Costs no explanation and changes
 * nothing.
 */
export function comparePastCase(
  definition: FormDefinition,
  ruleset: Ruleset,
  past: PastCase,
  policy: Record<string, string>,
  calendar?: BusinessCalendar,
): ComparisonVerdict {
  const { answers, issues } = checkAnswers(definition, past.answers, past.asOf);
  if (issues.length > 0) {
    return { kind: 'unfit', reasons: issues.slice(0, mostReasons).map(({ path, code }) => `${path} ${code}`) };
  }
  const { documents, registers, representative, asOf, cleared, results, was } = past;
  const generation = generationInRules(definition, past.generation ?? undefined);
  const input: EvaluationInput = {
    answers,
    documents,
    registers: answersOf(definition, registers),
    representative,
    asOf,
    cleared,
    ...(results && { results }),
    generation,
    policy,
    firstPeriod: 1,
  };
  const got = ruleset.judge(input);
  const running = calendar ? (past.clocks ?? []) : [];
  const decisions = running.length > 0 ? ruleset.decide(input, got, results ?? {}) : {};
  const holds = (path: string) => decisions[path] === true;
  const weighing = calendar && { clocks: definition.clocks, holds, calendar };
  const terms = weighing ? changedTerms(running, weighing, new Date()) : [];
  const now: Result = { outcome: got.outcome, lane: got.lane, total: got.total, ...currencyOf(got.currency) };
  const difference = differenceOf(was, now);
  const plots = movedPlots(past.plots, got.plots ?? null);
  const validity = movedValidity(past, got);
  const beside: Beside = { ...(terms.length > 0 && { terms }), ...(plots && { plots }), ...(validity && { validity }) };
  if (now.outcome === was.outcome && now.lane === was.lane && difference === '0') return { kind: 'same', ...beside };
  const failing = got.checks.filter(({ status }) => status === 'FAIL' || status === 'MISSING');
  return {
    kind: 'changed',
    now,
    difference,
    reasons: failing.slice(0, mostReasons).map(({ rule, status }) => `${rule} ${status}`),
    ...beside,
  };
}

/** Only of a case that can be granted, then and now, is there a last day. */
function movedValidity({ validUntil, was }: PastCase, now: Evaluation): ValidityMoved | undefined {
  if (validUntil === undefined || was.outcome !== 'CLEAN' || now.outcome !== 'CLEAN') return undefined;
  return validUntil === now.validUntil ? undefined : { was: validUntil, now: now.validUntil };
}

/** Only of a permit that was granted is known what it did. */
function movedPlots(was: PlotsChanged | null | undefined, now: PlotsChanged | null): PlotsMoved | undefined {
  if (was === undefined) return undefined;
  const text = (plots: PlotsChanged | null) =>
    JSON.stringify(plots && [plots.ends.toSorted(), plots.begins.toSorted()]);
  return text(was) === text(now) ? undefined : { was, now };
}

/** Without how its slips are rounded, which no total shows. */
export function currencyOf(currency: Currency | null | undefined): { currency?: Currency } {
  if (!currency) return {};
  const { code, title, digits } = currency;
  return { currency: { code, title, digits } };
}

/** Nothing is nothing in every currency. */
function differenceOf(was: Result, now: Result): string | null {
  const [before, after] = [BigInt(was.total), BigInt(now.total)];
  const isOne = (was.currency ?? RIAL).code === (now.currency ?? RIAL).code;
  return isOne || before === 0n || after === 0n ? String(after - before) : null;
}

/** A register that the case was not looked up in then knows nothing of it now. */
function answersOf(definition: FormDefinition, registers: EvaluationInput['registers']): EvaluationInput['registers'] {
  const lacking = definition.registers.filter(({ name }) => !Object.hasOwn(registers, name));
  if (lacking.length === 0) return registers;
  const absent = lacking.map(({ name, register }) => [name, { status: 'absent', source: register, at: '' }] as const);
  return { ...registers, ...Object.fromEntries(absent) };
}
