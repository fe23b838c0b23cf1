import type { Schema } from '../../../forms/expression/schema.js';
import { GEOMETRY_FORMAT, squareMetres } from '../../../forms/geometry.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { persianDecimals } from '../../../forms/persian.js';
import { useTongue } from '../language.js';
import { Outline } from '../outline.js';
import { fieldWords } from './messages.js';
import { labelOf } from './wording.js';

interface ValueProps {
  of: unknown;
  schema: Schema;
  /** said where there is no value */
  none?: LocalizedText;
}

/** An answer as people read it. */
export function Value({ of: value, schema, none = fieldWords.NOT_ANSWERED }: ValueProps) {
  const { say, language, comma } = useTongue();
  if (value === undefined) return <em>{say(none)}</em>;
  if (typeof value === 'boolean') return say(value ? fieldWords.YES : fieldWords.NO);
  if (schema.format === GEOMETRY_FORMAT) return <Area of={value} />;
  if (Array.isArray(value)) {
    const items = (schema.items ?? {}) as Schema;
    return value.map((each) => labelOf(items, each, language)).join(comma);
  }
  const text = labelOf(schema, value, language);
  return <bdi>{language === 'fa' && /^[\d*./:-]+$/.test(text) ? persianDecimals(text) : text}</bdi>;
}

/** An area as it lies, and how large it is; of anything else the text. */
export function Area({ of }: { of: unknown }) {
  const { say, number } = useTongue();
  const area = squareMetres(of);
  if (area === undefined) return <bdi>{String(of).slice(0, 60)}</bdi>;
  return (
    <>
      <Outline geometry={of} label={say(fieldWords.GEOMETRY)} />
      <span>{say(fieldWords.SQUARE_METRES({ area: number(area) }))}</span>
    </>
  );
}
