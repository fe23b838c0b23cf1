import { entryLookups } from '../../forms/each.js';
import type { EvaluationInput } from '../../forms/evaluation/types.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { PARCELS } from '../../forms/rulebook/registers.js';

/**
 * The district of a case: that of its parcels' register records, each by the number it gives or else by the first part of its
 * renewal code. `districts`: their ids by number. Null where no record was found, where the municipality has no district of that number,
 * and where the plots lie in several: such a case is for the people of every district, so that those of each of its plots see it.
 */
export function districtOf(
  { registers: lookups }: Pick<FormDefinition, 'registers'>,
  answers: EvaluationInput['registers'],
  districts: Record<string, string>,
): string | null {
  const found = lookups.flatMap(({ name, register }) => {
    if (register !== PARCELS) return [];
    return [name, ...entryLookups(answers, name)].flatMap((asked) => {
      const answer = answers[asked];
      return answer?.status === 'found' ? numberIn(answer.record) : [];
    });
  });
  const known = new Set(found.flatMap((code) => (Object.hasOwn(districts, code) ? [districts[code]] : [])));
  const [only] = known;
  return known.size === 1 ? (only ?? null) : null;
}

function numberIn({ district, nosaziCode }: Record<string, unknown>): string[] {
  if (typeof district === 'string') return [district];
  return typeof nosaziCode === 'string' ? [nosaziCode.split('-')[0] ?? ''] : [];
}
