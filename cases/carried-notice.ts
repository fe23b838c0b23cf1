import type { CarriedAnswers, CarriedField } from '../forms/carry-over/carry.js';
import type { FormDefinition } from '../forms/language/definition.js';

/** What a person is told of a working copy that was carried over to another version of its form. */
export interface CarriedNotice {
  from: number;
  to: number;
  /** RFC 3339 */
  at: string;
  changes: CarriedField[];
}

/** As it is kept beside the draft. */
export function carriedNotice(
  from: FormDefinition,
  to: FormDefinition,
  { changes }: CarriedAnswers,
  at: string,
): object {
  return { from: from.version, to: to.version, at, changes } satisfies CarriedNotice;
}
