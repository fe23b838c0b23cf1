import type { Schema } from '../expression/schema.js';
import type { LocalizedText } from '../language/text.js';
import { labelsOf, valuesOf } from '../rendered/words.js';

export interface Choice {
  /** as it stands in the answers, written as text */
  value: string;
  label: LocalizedText;
}

/** What may be chosen of a field by all that a form says of it; empty where anything may be given. */
export function choicesIn(schemas: readonly Schema[]): Choice[] {
  const lists = schemas.flatMap((schema) => {
    const values = valuesOf(schema);
    return values ? [values.map(String)] : [];
  });
  const [first, ...others] = lists;
  if (!first) return [];
  const labelled: Schema = schemas.find((schema) => schema['x-labels'] !== undefined) ?? {};
  return first
    .filter((value) => others.every((list) => list.includes(value)))
    .map((value) => ({ value, label: labelsOf(labelled, value) }));
}
