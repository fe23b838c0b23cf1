import type { ComparisonVerdict, PastCase, Result } from './compare.js';

export interface ChangedCase {
  reference: string;
  asOf: string;
  was: Result;
  now: Result;
  /** rials, below zero where the case would cost less */
  difference: string;
  /** checks that fail or lack something now */
  reasons: string[];
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
    /** rials over all cases that fit the form */
    before: string;
    after: string;
    difference: string;
    /** the greatest change of one case either way, without its sign */
    greatest: string;
  };
  /** by reference */
  changed: ChangedCase[];
  unfit: UnfitCase[];
}

const magnitude = (value: bigint) => (value < 0n ? -value : value);

/** Gathers verdicts into a report. */
export function createTally(): { add(past: PastCase, verdict: ComparisonVerdict): void; report(): DryRunReport } {
  const changed: ChangedCase[] = [];
  const unfit: UnfitCase[] = [];
  const moves = { outcome: new Map<string, Move>(), lane: new Map<string, Move>() };
  let cases = 0;
  let same = 0;
  let before = 0n;
  let after = 0n;

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
      const now = verdict.kind === 'same' ? was : verdict.now;
      before += BigInt(was.total);
      after += BigInt(now.total);
      if (verdict.kind === 'same') {
        same += 1;
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
      const differences = changed.map(({ difference }) => BigInt(difference)).filter((difference) => difference !== 0n);
      const greatest = differences.map(magnitude).sort((a, b) => Number(b - a))[0] ?? 0n;
      const [outcomes, lanes] = [sorted('outcome'), sorted('lane')];
      return {
        cases,
        same,
        outcomes: { changed: sum(outcomes), moves: outcomes },
        lanes: { changed: sum(lanes), moves: lanes },
        totals: {
          changed: differences.length,
          dearer: differences.filter((difference) => difference > 0n).length,
          cheaper: differences.filter((difference) => difference < 0n).length,
          before: String(before),
          after: String(after),
          difference: String(after - before),
          greatest: String(greatest),
        },
        changed,
        unfit,
      };
    },
  };
}
