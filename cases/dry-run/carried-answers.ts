import { carryAlong, wayBetween } from '../../forms/carry-over/carry.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { FoundCase } from './past-cases.js';

/**
 * The answers of a past case as a candidate's form has them, carried over as `migrate` does. Where no mapping leads there
 * they stay as they were filed, and `gap` says so.
 */
export function carriedAnswers(
  { answers, version }: Pick<FoundCase, 'answers' | 'version'>,
  candidate: FormDefinition,
  published: readonly FormDefinition[],
): { answers: FoundCase['answers']; gap?: string } {
  if (version === undefined || version === candidate.version) return { answers };
  const known = published.filter(({ code }) => code === candidate.code);
  const from = known.find((other) => other.version === version);
  const way = from && wayBetween(from, candidate, known);
  if (!way) return { answers, gap: `no carryOver leads from version ${version}` };
  return { answers: carryAlong(way, answers).answers };
}
