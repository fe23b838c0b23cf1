import type { DraftSlip, Evaluation, FeeLine } from './types.js';

/** A slip of it names its lines by their places among all lines: only a part of a line stands there whole. */
type KeptSlip = Omit<DraftSlip, 'lines'> & { lines: (number | FeeLine)[] };

/**
 * An evaluation as the database keeps it. A line is long, with all that explains it, and stands in it once. Those that were kept before
 * have every line whole in its slip too.
 */
export type KeptEvaluation = Omit<Evaluation, 'slips'> & { slips: KeptSlip[] };

export const keptEvaluation = (evaluation: Evaluation): KeptEvaluation => ({
  ...evaluation,
  slips: evaluation.slips.map((slip) => ({ ...slip, lines: slip.lines.map(placeIn(evaluation.feeLines)) })),
});

const placeIn = (all: readonly FeeLine[]) => (line: FeeLine) => {
  const place = all.indexOf(line);
  return place < 0 ? line : place;
};

/** The evaluation that was kept so, or as much of it as was read. */
export const evaluationOf = <K extends Pick<KeptEvaluation, 'slips' | 'feeLines'>>(
  kept: K,
): Omit<K, 'slips'> & Pick<Evaluation, 'slips'> => ({
  ...kept,
  // Those of the first cases may have none.
  slips: (kept.slips ?? []).map((slip) => ({ ...slip, lines: slip.lines.flatMap(lineOf(kept.feeLines)) })),
});

const lineOf = (all: readonly FeeLine[]) => (line: number | FeeLine) =>
  typeof line === 'number' ? (all[line] ?? []) : line;
