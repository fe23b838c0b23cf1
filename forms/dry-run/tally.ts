import type { ComparisonVerdict, PastCase, PlotsMoved, Result, ValidityMoved } from './compare.js';
import { type CurrencySums, createSums } from './sums.js';
import type { ChangedTerm } from './terms.js';

export interface ChangedCase {
  reference: string;
  asOf: string;
  was: Result;
  now: Result;
  /** below zero where the case would cost less; null where it would be reckoned in another currency */
  difference: string | null;
  /** checks that fail or lack something now */
  reasons: string[];
}

/** A term of a case under way that would end on another day. */
export interface CaseTerm extends ChangedTerm {
  reference: string;
}

/** A case that was granted, whose permit would make something else of plots. */
export interface CasePlots extends PlotsMoved {
  reference: string;
}

/** A case whose permit would hold until another day. */
export interface CaseValidity extends ValidityMoved {
  reference: string;
}

export interface UnfitCase {
  reference: string;
  asOf: string;
  reasons: string[];
}

/** One way in which a value changed, and how many cases went it: `CLEAN → BLOCKED`. */
export interface Move {
  from: string;
  to: string;
  cases: number;
}

export interface DryRunReport {
  cases: number;
  same: number;
  outcomes: { changed: number; moves: Move[] };
  lanes: { changed: number; moves: Move[] };
  totals: {
    changed: number;
    dearer: number;
    cheaper: number;
    /** cases that would be reckoned in another currency, which are neither dearer nor cheaper */
    otherCurrency: number;
    /** by currency: two are never added up */
    sums: CurrencySums[];
  };
  /** by reference */
  changed: ChangedCase[];
  unfit: UnfitCase[];
  /** terms of cases under way that would end on another day, or not at all, if the cases were moved now */
  terms: CaseTerm[];
  /** permits that would make something else of plots than they have */
  plots: CasePlots[];
  /** permits that would hold until another day */
  validities: CaseValidity[];
}

/** Gathers verdicts into a report. */
export function createTally(): { add(past: PastCase, verdict: ComparisonVerdict): void; report(): DryRunReport } {
  const changed: ChangedCase[] = [];
  const unfit: UnfitCase[] = [];
  const terms: CaseTerm[] = [];
  const plots: CasePlots[] = [];
  const validities: CaseValidity[] = [];
  const moves = { outcome: new Map<string, Move>(), lane: new Map<string, Move>() };
  let cases = 0;
  let same = 0;
  const sums = createSums();

  const move = (kind: 'outcome' | 'lane', from: string, to: string) => {
    if (from === to) return;
    const key = `${from} ${to}`;
    const known = moves[kind].get(key) ?? { from, to, cases: 0 };
    moves[kind].set(key, { ...known, cases: known.cases + 1 });
  };

  return {
    add({ reference, asOf, was }, verdict) {
      cases += 1;
      if (verdict.kind === 'unfit') {
        unfit.push({ reference, asOf, reasons: verdict.reasons });
        return;
      }
      const moved = verdict.terms ?? [];
      terms.push(...moved.map((term) => ({ reference, ...term })));
      if (verdict.plots) plots.push({ reference, ...verdict.plots });
      if (verdict.validity) validities.push({ reference, ...verdict.validity });
      const now = verdict.kind === 'same' ? was : verdict.now;
      sums.add(was, now, verdict.kind === 'same' ? '0' : verdict.difference);
      if (verdict.kind === 'same') {
        if (moved.length === 0 && !verdict.plots && !verdict.validity) same += 1;
        return;
      }
      const { difference, reasons } = verdict;
      changed.push({ reference, asOf, was, now, difference, reasons });
      move('outcome', was.outcome, now.outcome);
      move('lane', was.lane, now.lane);
    },

    report() {
      const sorted = (kind: 'outcome' | 'lane') => [...moves[kind].values()].sort((a, b) => b.cases - a.cases);
      const sum = (list: Move[]) => list.reduce((all, one) => all + one.cases, 0);
      const differences = changed.map(({ difference }) => difference && BigInt(difference));
      const [outcomes, lanes] = [sorted('outcome'), sorted('lane')];
      return {
        cases,
        same,
        outcomes: { changed: sum(outcomes), moves: outcomes },
        lanes: { changed: sum(lanes), moves: lanes },
        totals: {
          changed: differences.filter((difference) => difference !== 0n).length,
          dearer: differences.filter((difference) => difference && difference > 0n).length,
          cheaper: differences.filter((difference) => difference && difference < 0n).length,
          otherCurrency: differences.filter((difference) => difference === null).length,
          sums: sums.list(),
        },
        changed,
        unfit,
        terms,
        plots,
        validities,
      };
    },
  };
}
