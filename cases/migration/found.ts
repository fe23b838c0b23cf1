import { asResults, carryFindings } from '../../forms/carry-over/on-work.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Reason } from './mapping.js';

/** What the steps of a case have given as the new version reads it, or why it cannot. `steps`: new ids of steps, by the old. */
export function movedFindings(
  versions: {
    from: FormDefinition;
    to: FormDefinition;
    published: readonly FormDefinition[];
    steps: Record<string, string>;
  },
  kept: Record<string, unknown>,
): { results: Record<string, unknown> } | Reason {
  const found = carryFindings(versions, kept);
  const misfits = found.flatMap(({ to, fits }) => (fits ? [] : [to]));
  if (misfits.length === 0) return { results: asResults(found) };
  const places = misfits.join(', ');
  return {
    code: 'ANSWERS_DO_NOT_MOVE',
    message: `what was filled in at ${places} does not fit its form in version ${versions.to.version}; say in "results" of carryOver what becomes of it`,
  };
}
