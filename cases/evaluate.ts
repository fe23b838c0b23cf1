import type { Catalogue } from '../city/catalogue/catalogue.js';
import type { StandingRow } from '../city/catalogue/signed.js';
import type { RegisterReader } from '../city/registers/privacy.js';
import type { Registers } from '../city/registers/registers.js';
import { payableByGroup } from '../forms/evaluation/credits.js';
import type { Decisions, Evaluation, EvaluationInput, RegisterAnswer } from '../forms/evaluation/types.js';
import { generationInRules } from '../forms/generation.js';
import type { Generation } from '../forms/language/definition.js';
import { RIAL } from '../forms/money.js';
import type { EvaluationSummary } from '../workflows/evaluation-summary.js';
import { type ANONYMOUS, askRegisters } from './ask-registers.js';

export interface EvaluationDependencies {
  catalogue: Catalogue;
  registers: Registers;
  /** the city's choices, such as the renewal policy */
  cityPolicy: Record<string, string>;
}

export interface WhatToEvaluate {
  definitionHash: string;
  answers: Record<string, unknown>;
  documents: string[];
  representative: EvaluationInput['representative'];
  /** the case's own, where there is a case */
  generation?: Generation;
  /** Jalali day */
  asOf: string;
  cleared?: string[];
  firstPeriod?: number;
  /** register answers to use again instead of asking */
  registers?: Record<string, RegisterAnswer>;
  /** the rulebook version to keep to; otherwise the one in force on the day */
  rulebookHash?: string;
  /** those that are due on the day, where they were read already */
  rulebooks?: StandingRow[];
  /** who the register data is for; nobody's is withheld without */
  person?: RegisterReader | typeof ANONYMOUS;
  /** what steps of the case have given so far */
  results?: Record<string, unknown>;
  /** the case itself, which is no other case of its plot */
  reference?: string;
}

export interface Evaluated {
  input: EvaluationInput;
  evaluation: Evaluation;
  rulebookHash: string;
  /** it depends on what steps give */
  readsResults: boolean;
  /** of the case, where its type serves several side by side */
  generation?: Generation;
  decide(results: Record<string, unknown>): Decisions;
}

/** The ruleset of the day and all that an evaluation reads. */
async function prepare(deps: EvaluationDependencies, what: WhatToEvaluate) {
  const definition = await deps.catalogue.definition(what.definitionHash);
  const inForce = () => deps.catalogue.rulebookInForce(definition.rulebook, what.asOf, what.rulebooks);
  const rulebookHash = what.rulebookHash ?? (await inForce()).hash;
  const ruleset = await deps.catalogue.ruleset(what.definitionHash, rulebookHash);
  const given: EvaluationInput = {
    answers: what.answers,
    documents: what.documents,
    registers: what.registers ?? (await askRegisters(deps.registers, ruleset, what)),
    representative: what.representative,
    asOf: what.asOf,
    generation: generationInRules(definition, what.generation),
    policy: deps.cityPolicy,
    cleared: what.cleared ?? [],
    firstPeriod: what.firstPeriod ?? 1,
    ...(what.results && { results: what.results }),
  };
  const own = definition.offered && { generation: given.generation };
  return { ruleset, rulebookHash, input: ruleset.asked(given), own };
}

/** Works out the regulations, checks, fees and step expressions of answers that fit their form. Writes nothing. */
export async function evaluateAnswers(deps: EvaluationDependencies, what: WhatToEvaluate): Promise<Evaluated> {
  const { ruleset, rulebookHash, input, own } = await prepare(deps, what);
  const evaluation = ruleset.evaluate(input);
  const { readsResults } = ruleset;
  const decide: Evaluated['decide'] = (results) => ruleset.decide(input, evaluation, results);
  return { input, evaluation, rulebookHash, readsResults, decide, ...own };
}

/** The regulations of a plot for which nothing is proposed yet: no checks, no fees, not complete. */
export async function announceRegulations(deps: EvaluationDependencies, what: WhatToEvaluate): Promise<Evaluation> {
  const { ruleset, input } = await prepare(deps, what);
  return {
    outcome: 'INCOMPLETE',
    referralTarget: null,
    lane: 'applicant',
    regulations: ruleset.announce(input),
    checks: [],
    feeLines: [],
    slips: [],
    total: '0',
    validUntil: null,
    rulesetHash: ruleset.hash,
  };
}

/** What a workflow may keep: booleans and dates that its steps turn on, never a value the person stated. */
export function flowDecisions(decisions: Decisions): Decisions {
  return Object.fromEntries(Object.entries(decisions).filter(([path]) => !/\.request\./.test(path)));
}

/** What a workflow keeps of the money: what it is reckoned in, where not in rials, and what each group comes to, where there are any. */
export function moneyIn({
  feeLines,
  currency,
}: Pick<Evaluation, 'feeLines' | 'currency'>): Pick<EvaluationSummary, 'groups' | 'currency'> {
  const { code, title, digits } = currency ?? RIAL;
  return {
    ...(feeLines.some(({ group }) => group !== undefined) && { groups: payableByGroup(feeLines) }),
    ...(currency && { currency: { code, title, digits } }),
  };
}

export function summaryOf(
  { evaluation, readsResults, decide, generation }: Evaluated,
  results: Record<string, unknown>,
): EvaluationSummary {
  const { outcome, referralTarget, lane, total, slips, rulesetHash } = evaluation;
  const decisions = flowDecisions(decide(results));
  return {
    outcome,
    referralTarget,
    lane,
    total,
    slips: slips.length,
    ...moneyIn(evaluation),
    rulesetHash,
    decisions,
    ...(readsResults && { readsResults }),
    ...(generation && { generation }),
  };
}
