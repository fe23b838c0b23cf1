import type { Decisions, Outcome } from '../forms/evaluation/types.js';
import type { Generation } from '../forms/language/definition.js';
import type { Currency } from '../forms/money.js';

/** What a workflow keeps of an evaluation: no personal data, only what its steps turn on. */
export interface EvaluationSummary {
  outcome: Outcome;
  referralTarget: string | null;
  lane: string;
  total: string;
  /** of the total; left out where it is the rial */
  currency?: Currency;
  slips: number;
  /** what each group of fees comes to, where payments ask for groups: in smallest units, those without a group under '' */
  groups?: Record<string, string>;
  rulesetHash: string;
  decisions: Decisions;
  /** checks, fees, lane or validity depend on what steps give */
  readsResults?: boolean;
  /** what the engine may decide of it, as published when it was filed; left out where that is nothing */
  policy?: FiledPolicy;
  /** who the case belongs to: none of them may decide it where a step keeps them apart */
  parties?: Parties;
  /** the case's, where its type serves several side by side */
  generation?: Generation;
  /** of the parcel, by its register record; null where nobody knows */
  district?: string | null;
}

/** The decision policy that a revision was filed under. */
export interface FiledPolicy {
  hash: string;
  version: number;
  mode: 'shadow' | 'sampled';
  /** it is asked with the transition that opens the review, which its answer does not steer */
  beside?: true;
}

/** Accounts' and offices' ids. */
export interface Parties {
  people: string[];
  offices: string[];
  /** of the municipality, who took the consent that it was filed under and filed it: they decide nothing of it */
  clerks?: string[];
}
