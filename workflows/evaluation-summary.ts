import type { Decisions, Outcome } from '../forms/evaluation/types.js';

/** What a workflow keeps of an evaluation: no personal data, only what its steps turn on. */
export interface EvaluationSummary {
  outcome: Outcome;
  referralTarget: string | null;
  lane: string;
  total: string;
  slips: number;
  rulesetHash: string;
  decisions: Decisions;
  /** checks, fees, lane or validity depend on what steps give */
  readsResults?: boolean;
  /** who the case belongs to: none of them may decide it where a step keeps them apart */
  parties?: Parties;
  /** of the parcel, by its register record; null where nobody knows */
  district?: string | null;
}

/** Accounts' and offices' ids. */
export interface Parties {
  people: string[];
  offices: string[];
}
