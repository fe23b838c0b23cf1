import { lookupOfEntry } from '../../forms/each.js';
import type { EvaluationInput } from '../../forms/evaluation/types.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { PARCELS } from '../../forms/rulebook/registers.js';

/**
 * The district of a case: that of the parcel's register record, by the number it gives or else by the first part of its
 * renewal code. `districts`: their ids by number. Null where no record was found, or where the municipality has no district of that number.
 */
export function districtOf(
  { registers: lookups }: Pick<FormDefinition, 'registers'>,
  answers: EvaluationInput['registers'],
  districts: Record<string, string>,
): string | null {
  const codes = lookups.flatMap(({ name, register }) => {
    // Of several plots the first says it.
    const answer = answers[name] ?? answers[lookupOfEntry(name, 1)];
    return register === PARCELS && answer?.status === 'found' ? numberIn(answer.record) : [];
  });
  const [code] = codes;
  return code !== undefined && Object.hasOwn(districts, code) ? (districts[code] ?? null) : null;
}

function numberIn({ district, nosaziCode }: Record<string, unknown>): string[] {
  if (typeof district === 'string') return [district];
  return typeof nosaziCode === 'string' ? [nosaziCode.split('-')[0] ?? ''] : [];
}
