import type { Schema } from '../expression/schema.js';
import { latinDigits } from '../persian.js';
import { schemasBelow, schemasOf } from '../personal.js';
import { valuesOf } from '../rendered/words.js';
import { type Choice, choicesIn } from './choices.js';

/** More than these are searched, not listed. */
export const MOST_LISTED = 12;

/** One form of each letter and digit, small letters, no signs: so that texts that look alike are alike. */
export const searchable = (text: string): string =>
  latinDigits(text.normalize('NFKC').toLowerCase())
    .replace(/[\u064a\u0649]/g, '\u06cc')
    .replace(/\u0643/g, '\u06a9')
    .replace(/[\u0623\u0625\u0671]/g, '\u0627')
    .replace(/[\u06c0\u0629]/g, '\u0647')
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a label says in every language, and the value itself. */
const textsOf = ({ value, label }: Choice): string[] => [...Object.values(label), value].map(searchable);

/** The choices that all words of a text stand in, those that begin with it first. Nothing said: all of them. */
export function findChoices<T extends Choice>(choices: readonly T[], said: string): T[] {
  const text = searchable(said);
  const words = text.split(' ').filter((word) => word !== '');
  const found = choices.flatMap((choice) => {
    const texts = textsOf(choice);
    const fits = texts.some((each) => words.every((word) => each.includes(word)));
    return fits ? [{ choice, rank: texts.some((each) => each.startsWith(text)) ? 0 : 1 }] : [];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}

/** The choices of a field by its path, `a.b` or `list[0].b`; undefined where the form has no such field. */
export function choicesAt(root: Schema, path: string): Choice[] | undefined {
  const names = path.split(/[.[]/).map((name) => (name.endsWith(']') ? 0 : name));
  const schemas = names.reduce((at, name) => schemasBelow(at, name, root), schemasOf(root, root));
  if (schemas.length === 0) return undefined;
  // A condition may name one of them; where the field is declared all are named.
  const declared = schemas.find((schema) => valuesOf(schema) !== undefined);
  return declared ? choicesIn([declared]) : [];
}
