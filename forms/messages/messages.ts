import type { LocalizedText } from '../language/text.js';
import { textIn } from '../language/text-in.js';
import { persianCode, persianDay, persianDecimals, persianList, persianNumber } from '../persian.js';

/** Stands for a placeholder: a text as it is, a number in the digits of each language, or a text of each language. */
export type MessageValue = string | number | bigint | Readonly<LocalizedText>;

/** The names in `'{from} to {to}'`. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** A text in both languages, or what makes one of the values that its placeholders name. */
export type Message<Text extends LocalizedText = LocalizedText> = [NamesIn<Text['fa' | 'en']>] extends [never]
  ? LocalizedText
  : (values: Readonly<Record<NamesIn<Text['fa' | 'en']>, MessageValue>>) => LocalizedText;

/** The texts that a catalogue was made from. */
const written = new WeakMap<object, Readonly<Record<string, LocalizedText>>>();

/**
 * A catalogue: what is said, by code, in Persian and English, and in further languages where papers say it in them. A text that
 * names placeholders, `{limit}`, becomes a function of their values; a language may leave one out.
 */
export function messages<const Texts extends Readonly<Record<string, LocalizedText>>>(
  texts: Texts,
): { readonly [Code in keyof Texts]: Message<Texts[Code]> } {
  const made = Object.entries(texts).map(([code, text]) => [
    code,
    PLACEHOLDER.test(text.fa + text.en) ? filling(text) : text,
  ]);
  const catalogue = Object.fromEntries(made);
  written.set(catalogue, texts);
  return catalogue;
}

/** What a catalogue says in a language, by code; nothing for those that it lacks. */
export const textsIn = (catalogue: object, language: string): [code: string, text: string | undefined][] =>
  Object.entries(written.get(catalogue) ?? {}).map(([code, text]) => [
    code,
    new Map(Object.entries(text)).get(language),
  ]);

/** The same catalogue with texts of a language added or put in the place of its own. */
export function inOwnWords<C extends object>(catalogue: C, language: string, own: ReadonlyMap<string, string>): C {
  const texts = Object.entries(written.get(catalogue) ?? {}).map(([code, text]) => {
    const said = own.get(code);
    return [code, said === undefined ? text : { ...text, [language]: said }];
  });
  return messages(Object.fromEntries(texts)) as unknown as C;
}

const PLACEHOLDER = /\{\w+\}/;

const filling =
  (text: LocalizedText) =>
  (values: Readonly<Record<string, MessageValue>>): LocalizedText => {
    const said = Object.entries(text).map(([language, of]) => [language, filled(of, values, language)]);
    return Object.fromEntries(said);
  };

/** A value is never read as a template itself. */
const filled = (text: string, values: Readonly<Record<string, MessageValue>>, language: string): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => shown(values[name] ?? whole, language));

function shown(value: MessageValue, language: string): string {
  if (typeof value === 'object') return value[language as keyof LocalizedText] ?? textIn(value, language);
  if (typeof value === 'string') return value;
  return language === 'fa' ? persianDecimals(value) : String(value);
}

/** A text whose digits are those of each language. */
export const inDigits = (text: string): LocalizedText => ({ fa: persianDecimals(text), en: text });

/** A day of the Jalali calendar, as the readers of each language write it. */
export const dayOf = (day: string): LocalizedText => ({ fa: persianDay(day), en: day });

/** A plot, a reference, the number of a permit: never turned around among Persian words. */
export const codeOf = (code: string): LocalizedText => ({ fa: persianCode(code), en: code });

/** A number whose thousands are set apart in Persian. */
export const inThousands = (value: number): LocalizedText => ({ fa: persianNumber(value), en: String(value) });

/** Several texts as one list. */
export const listed = (texts: readonly LocalizedText[]): LocalizedText => ({
  fa: persianList(texts.map(({ fa }) => fa)),
  en: texts.map(({ en }) => en).join(', '),
});
