import type { AskedField } from '../agenda/agenda.js';
import type { LocalizedText } from '../language/text.js';
import { choiceWords } from '../messages/choices.js';
import { PERSIAN_COMMA, persianCode, persianDay, persianNumber } from '../persian.js';
import { labelsOf, wordsOf } from '../rendered/words.js';
import { inShort } from './in-short.js';

/** An answer as people read it, with what its field is called. */
export interface AnswerInWords {
  path: string;
  title: LocalizedText;
  text: LocalizedText;
}

export const titleOfField = ({ name, schema }: AskedField): LocalizedText =>
  wordsOf(schema, 'title') ?? { fa: String(schema.title ?? name), en: String(schema.title ?? name) };

/** What was answered to a field, in both languages; undefined where nothing was. */
export function answerInWords(field: AskedField, value: unknown): LocalizedText | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) return listed(field.items.flatMap((item, i) => answerInWords(item, value[i]) ?? []));
  if (typeof value !== 'object') return plain(field, value);
  const record = value as Record<string, unknown>;
  const parts = field.fields.flatMap((inner) => {
    const text = answerInWords(inner, record[inner.name]);
    const title = titleOfField(inner);
    return text ? [{ fa: `${title.fa}: ${text.fa}`, en: `${title.en}: ${text.en}` }] : [];
  });
  return listed(parts);
}

const listed = (parts: readonly LocalizedText[]): LocalizedText | undefined =>
  parts.length === 0
    ? undefined
    : { fa: parts.map(({ fa }) => fa).join(PERSIAN_COMMA), en: parts.map(({ en }) => en).join(', ') };

function plain({ schema }: AskedField, value: unknown): LocalizedText {
  const text = String(value);
  const { 'x-labels': labels, type, format } = schema;
  if (typeof value === 'boolean') return value ? choiceWords.yes : choiceWords.no;
  const short = format === undefined ? undefined : inShort(value);
  if (short) return short;
  if (labels !== undefined) return labelsOf(schema, value);
  if (type === 'number' || format === 'decimal') return { fa: persianNumber(text), en: text };
  if (format === 'jalali-date') return { fa: persianDay(text), en: text };
  return { fa: type === 'integer' || /^[\x20-\x7e]+$/.test(text) ? persianCode(text) : text, en: text };
}
