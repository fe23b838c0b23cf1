import { below } from '../answers/said-of.js';
import type { Schema } from '../expression/schema.js';
import { valuesOf } from './words.js';

/** What of a field decides which widget can show it. */
export interface Shown {
  /** of JSON; undefined where the form does not say it */
  type: string | undefined;
  /** one of several values is chosen */
  isChoice: boolean;
  /** several of several values are */
  isChoices: boolean;
  /** only one value is taken */
  isFixed: boolean;
}

export function shownAs(said: readonly Schema[], root: Schema): Shown {
  const offered = said.map(valuesOf).find((values) => values !== undefined);
  const items = below(said, root, (schema) => schema.items);
  return {
    type: typeIn(said) ?? (offered && typeof offered[0]),
    isChoice: offered !== undefined,
    isChoices: said.some(({ uniqueItems }) => uniqueItems === true) && items.some((schema) => valuesOf(schema)),
    isFixed: offered?.length === 1,
  };
}

function typeIn(said: readonly Schema[]): string | undefined {
  const types = said.map(({ type }) => (Array.isArray(type) ? type.find((each) => each !== 'null') : type));
  const named = types.find((type) => typeof type === 'string');
  return named ?? (said.some(({ properties }) => properties !== undefined) ? 'object' : undefined);
}

const anyType = ['hidden'];
const ofNumbers = ['text', 'updown', 'range'];
/** What stock react-jsonschema-form has for fields without choices. */
const stock: Readonly<Record<string, readonly string[]>> = {
  boolean: ['checkbox', 'radio', 'select'],
  string: ['text', 'textarea'],
  number: ofNumbers,
  integer: ofNumbers,
};

/** The widget that every renderer has in place of the one wanted; undefined where the renderer's own choice is as good. */
export function fallbackFor(wanted: string, { type = '', isChoice, isChoices }: Shown): string | undefined {
  if (anyType.includes(wanted)) return wanted;
  if (type === 'array') return isChoices && ['select', 'checkboxes'].includes(wanted) ? wanted : undefined;
  if (type !== 'boolean' && isChoice) return ['radio', 'select'].includes(wanted) ? wanted : undefined;
  if (stock[type]?.includes(wanted)) return wanted;
  return type === 'string' ? 'text' : undefined;
}
