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

/** What a field is called in any language, or the nearest that it has. */
export function titleIn(schema: Schema, language: string): string | undefined {
  if (language === 'fa') return textIn(schema.title);
  const told = recordIn(schema['x-i18n']);
  const near = [language, language.split('-')[0] ?? language, 'en'];
  const said = near.flatMap((tag) => textIn(recordIn(told[tag]).title) ?? textIn(recordIn(told.title)[tag]) ?? []);
  return said[0] ?? textIn(schema.title);
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

/** What a schema says of itself, in both languages, and in others that it is written in; undefined where it says nothing. */
export function wordsOf(schema: Schema, keyword: 'title' | 'description'): LocalizedText | undefined {
  const [fa, en] = [wordOf(schema, keyword, 'fa'), wordOf(schema, keyword, 'en')];
  if (fa === undefined || en === undefined) return undefined;
  const others = Object.entries(recordIn(schema['x-i18n'])).flatMap(([language, told]) => {
    const said = language === 'en' ? undefined : textIn(recordIn(told)[keyword]);
    return said === undefined ? [] : [[language, said]];
  });
  return { fa, en, ...Object.fromEntries(others) };
}

/** The values that may be chosen, each once; `const` is a choice of one. */
export function valuesOf(schema: Schema): unknown[] | undefined {
  const { enum: written, const: only } = schema;
  const values = Array.isArray(written) ? written : only === undefined ? undefined : [only];
  return values && [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
