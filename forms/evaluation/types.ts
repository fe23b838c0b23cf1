import type { Generation } from '../language/definition.js';
import type { CheckStatus, Outcome } from '../language/example.js';
import type { LocalizedText } from '../language/text.js';
import type { FeeCurrency } from '../money.js';

export type { CheckStatus, Outcome };

/** What a register said of one key, and when. `unavailable`: it did not answer, which is never a guess. */
export type RegisterAnswer =
  | { status: 'found'; record: Record<string, unknown>; source: string; version: string; at: string }
  /** `withheld`: there is a record, of which this person gets nothing. */
  | { status: 'absent'; source: string; at: string; withheld?: true }
  | { status: 'unavailable'; source: string; at: string };

/** Everything an evaluation reads. Equal input gives an equal evaluation, on any machine and any day. */
export interface EvaluationInput {
  /** Schema-valid, normalised answers. */
  answers: Record<string, unknown>;
  /** Codes of the attached documents. */
  documents: string[];
  /** By the lookup's name in the definition; under `plot` what the installation says of the plot. */
  registers: Record<string, RegisterAnswer>;
  /** The office that files for the owner, if one does. */
  representative: { officeId: string; approved: boolean; mandateActive: boolean } | null;
  /** The Jalali day of filing, `1405/09/02`. */
  asOf: string;
  generation: Generation;
  /** The city's choices, as `{ renewalPolicy: "ART29" }`. */
  policy: Record<string, string>;
  /** Referral targets that their body has already cleared. */
  cleared: string[];
  /** What steps have given so far, by step, or by step and body (`opinions.FIRE`); nothing without. */
  results?: Record<string, unknown>;
  /** Number of the first slip's period, 1 for a case's first calculation. */
  firstPeriod: number;
}

/** A tree: how a value came to be. `source` stands at its leaves. */
export interface Explanation {
  label: LocalizedText;
  expression?: string;
  value: string;
  source?: string;
  inputs: Explanation[];
}

export interface Check {
  rule: string;
  title: LocalizedText;
  status: CheckStatus;
  actual?: string;
  limit?: string;
  message?: LocalizedText;
  fix?: LocalizedText;
  basis: string;
  /** what people call its basis, where the rulebook has a label for it */
  law?: LocalizedText;
  /** its limit is an example, not a city's own */
  illustrative?: boolean;
  explanation?: Explanation;
}

export interface Regulation {
  id: string;
  title: LocalizedText;
  value: string;
  note?: LocalizedText;
  basis: string;
  law?: LocalizedText;
  /** the value is an example, not a city's own */
  illustrative?: boolean;
}

/** `amount` is a whole number of the currency's smallest unit as a decimal string; it may be negative. */
export interface FeeLine {
  code: string;
  title: LocalizedText;
  amount: string;
  payee: string;
  /** left out where it is the rial */
  currency?: FeeCurrency;
  /** which lines it is paid together with, where its fee says so */
  group?: string;
  basis: string;
  law?: LocalizedText;
  illustrative?: boolean;
  contested?: boolean;
  explanation: Explanation;
}

/** A line that a permit type may charge, before anybody knows how much. */
export interface Charge extends Pick<FeeLine, 'code' | 'title' | 'payee' | 'basis' | 'law'> {
  payeeTitle: LocalizedText;
  illustrative: boolean;
  contested: boolean;
}

/** A slip to be drawn; sum = payable + rounding, all whole numbers of the smallest unit as decimal strings. */
export interface DraftSlip {
  payee: string;
  lines: FeeLine[];
  sum: string;
  rounding: string;
  payable: string;
  billId?: string;
  paymentId?: string;
  /** Jalali day after which it lapses, counted from `asOf`. */
  payUntil: string;
}

/** What a payee owes back because its lines come to less than nothing. `amount` is above zero, in smallest units. */
export interface Credit {
  payee: string;
  amount: string;
  /** what the rulebook does with it: paid back once the permit is granted, or let lapse */
  then: 'refund' | 'floor';
  lines: FeeLine[];
  explanation: Explanation;
}

/** The draft result, as it is kept (plain JSON). Without fees (`feeLines` empty, total 0) unless the outcome is CLEAN. */
export interface Evaluation {
  outcome: Outcome;
  referralTarget: string | null;
  lane: string;
  /** what the type's fees are reckoned in; left out where that is the rial */
  currency?: FeeCurrency;
  regulations: Regulation[];
  checks: Check[];
  feeLines: FeeLine[];
  slips: DraftSlip[];
  /** the lines that stood in their place before the revision was worked out anew; left out where it charges what it did at first */
  before?: FeeLine[];
  /** left out where no payee's lines come to less than nothing */
  credits?: Credit[];
  /** what there is to be paid to all payees together, before slips are rounded */
  total: string;
  validUntil: string | null;
  /** what a permit granted on it would make of plots, as far as is known; left out where nothing becomes of any */
  plots?: PlotsChanged;
  laneExplanation?: Explanation;
  validityExplanation?: Explanation;
  rulesetHash: string;
}

/** Values of the step expressions by their path (`review.when`, `route.cases.0.when`, `pause.until`). */
export type Decisions = Record<string, boolean | string | number | null>;

/** Plots that end with a permit and those that they become: district, region, block and house of their codes; neither list is empty. */
export interface PlotsChanged {
  ends: string[];
  begins: string[];
}

/** What a type says of a permit that is granted. */
export interface Granted {
  /** by field, and so for good */
  record: Record<string, unknown>;
  /** by field, until the register is told otherwise */
  initially: Record<string, unknown>;
  /** numbers of permits that lose their force with it */
  replaces: string[];
  plots?: PlotsChanged;
}

/** A definition with its rulebook, checked and compiled once; reused for every case. */
export interface Ruleset {
  hash: string;
  /** Which register records the evaluation needs for these answers. Answers that lack a key give no lookup. */
  lookups(answers: Record<string, unknown>): { name: string; register: string; key: string }[];
  /** The part of the answers and documents that is asked for; no other part is evaluated. */
  asked(input: EvaluationInput): EvaluationInput;
  evaluate(input: EvaluationInput): Evaluation;
  /** The same evaluation with empty explanations, for what is worked out many times over. */
  judge(input: EvaluationInput): Evaluation;
  /** Only the regulation announcement, for answers that hold no more than the property. */
  announce(input: EvaluationInput): Regulation[];
  /** The step expressions; `results` holds what earlier services, signals and decisions of the case gave. */
  decide(input: EvaluationInput, evaluation: Evaluation, results: Record<string, unknown>): Decisions;
  /** Something reads the facts about the plot. */
  readsPlot: boolean;
  /** Checks, fees, lane or validity read what steps give. */
  readsResults: boolean;
  /** Ids of the rules that are to hold once more when the permit is granted: what they read, others may have changed. */
  rechecked: ReadonlySet<string>;
  /** Codes of the documents that are asked for on a Jalali day, as far as the answers alone tell. */
  documentsAsked(answers: Record<string, unknown>, asOf: string, generation?: Generation): string[];
  /** What may be charged on a Jalali day. */
  charges(asOf: string): Charge[];
  grant(input: EvaluationInput, evaluation: Evaluation): Granted;
}
