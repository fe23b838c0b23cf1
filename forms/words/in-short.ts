import { squareMetres } from '../geometry.js';
import type { LocalizedText } from '../language/text.js';
import { choiceWords } from '../messages/choices.js';
import { persianNumber } from '../persian.js';

/** What people read in place of an answer that is a file or an area of the ground; undefined of any other. */
export function inShort(value: unknown, words = choiceWords): LocalizedText | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^[0-9a-f]{64}$/.test(value)) return words.file;
  const area = value.startsWith('{') ? squareMetres(value) : undefined;
  return area === undefined ? undefined : words.area({ area: { fa: persianNumber(area), en: area } });
}
