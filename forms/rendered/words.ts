import type { Schema } from '../expression/schema.js';
import type { LocalizedText } from '../language/text.js';

export type FormLanguage = keyof LocalizedText;

const recordIn = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What a schema says of itself in a language: in Persian beside the keyword, in others under `x-i18n`. */
export function wordOf(schema: Schema, keyword: 'title' | 'description', language: FormLanguage): string | undefined {
  const told = recordIn(schema['x-i18n']);
  return (
    textIn(recordIn(told[language])[keyword]) ?? textIn(recordIn(told[keyword])[language]) ?? textIn(schema[keyword])
  );
}

/** What people call a value: its label, or the value itself. */
export function labelIn(schema: Schema, value: unknown, language: FormLanguage): string {
  const labels = recordIn(schema['x-labels']);
  const label = Object.hasOwn(labels, String(value)) ? recordIn(labels[String(value)]) : {};
  return textIn(label[language]) ?? textIn(label.fa) ?? String(value);
}

/** The same in both. */
export const labelsOf = (schema: Schema, value: unknown): LocalizedText => ({
  fa: labelIn(schema, value, 'fa'),
  en: labelIn(schema, value, 'en'),
});

/** What a schema says of itself, in both languages; undefined where it says nothing. */
export function wordsOf(schema: Schema, keyword: 'title' | 'description'): LocalizedText | undefined {
  const [fa, en] = [wordOf(schema, keyword, 'fa'), wordOf(schema, keyword, 'en')];
  return fa !== undefined && en !== undefined ? { fa, en } : undefined;
}

/** The values that may be chosen, each once; `const` is a choice of one. */
export function valuesOf(schema: Schema): unknown[] | undefined {
  const { enum: written, const: only } = schema;
  const values = Array.isArray(written) ? written : only === undefined ? undefined : [only];
  return values && [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
