import { carryAlong, wayBetween } from '../../forms/carry-over/carry.js';
import { asResults, carryFindings } from '../../forms/carry-over/on-work.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { FoundCase } from './past-cases.js';

type Said = Pick<FoundCase, 'answers' | 'results'>;

/**
 * The answers of a past case as a candidate's form has them, and what its steps have given, carried over as `migrate` does. Where no
 * mapping leads there they stay as they were filed, and `gap` says so.
 */
export function carriedAnswers(
  { answers, results, version }: Said & Pick<FoundCase, 'version'>,
  candidate: FormDefinition,
  published: readonly FormDefinition[],
): Said & { gap?: string } {
  const asFiled = { answers, ...(results && { results }) };
  if (version === undefined || version === candidate.version) return asFiled;
  const known = published.filter(({ code }) => code === candidate.code);
  const from = known.find((other) => other.version === version);
  const way = from && wayBetween(from, candidate, known);
  if (!way) return { ...asFiled, gap: `no carryOver leads from version ${version}` };
  const found = results && asResults(carryFindings({ from, to: candidate, published: known }, results));
  return { answers: carryAlong(way, answers).answers, ...(found && { results: found }) };
}
