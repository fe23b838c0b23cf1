import { Optional } from '@marcbachmann/cel-js';
import { JalaliDate } from '../expression/date.js';
import { decimalText, isDecimal } from '../expression/decimal.js';
import type { LocalizedText } from '../language/text.js';
import { textIn } from '../language/text-in.js';
import { PERSIAN_COMMA, persianDecimals } from '../persian.js';

/** What codes are called: uses, disciplines, documents. */
export type Labels = ReadonlyMap<string, LocalizedText>;

/** What a part rests on, as its author noted it, and in the words of the rulebook where it has any. */
export function basisOf({ basis }: { basis: string }, labels: Labels): { basis: string; law?: LocalizedText } {
  const law = labels.get(basis);
  return law ? { basis, law } : { basis };
}

/** The outline of a plot is no text that anybody reads. */
const mostCharacters = 1_000;
const mostEntries = 30;

/** A value as plain text: exact where it ends, lists with commas, records as their fields. */
export function valueText(value: unknown, say: (code: string) => string = (code) => code, and = ', '): string {
  if (typeof value === 'string') return say(value.length > mostCharacters ? `${value.slice(0, 100)}…` : value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isDecimal(value)) return decimalText(value);
  if (value instanceof JalaliDate) return value.text;
  if (value instanceof Optional) return value.hasValue() ? valueText(value.value(), say, and) : '—';
  const isList = Array.isArray(value);
  const between = !isList ? ' ' : typeof value[0] === 'object' ? '; ' : and;
  let [text, count] = ['', 0];
  for (const part of isList ? value : Object.values(value)) {
    if (isList && count === mostEntries) return `${text} …`;
    const shown = valueText(part, say, and);
    if (!isList && shown === '—') continue;
    text = count === 0 ? shown : text + between + shown;
    count += 1;
  }
  return text || '—';
}

const mostDecimals = 12;

/** A value that missed its limit, with as many decimals as it takes to see that: 60.0004 beside 60 is not 60. */
export function besideLimit(value: unknown, limit: unknown): unknown {
  const shown = valueText(limit);
  if (!isDecimal(value) || decimalText(value) !== shown) return value;
  let digits = 2;
  while (digits < mostDecimals && decimalText(value, digits) === shown) digits += 1;
  return decimalText(value, digits);
}

/** A value in the words and digits of a language, by its tag. */
export function spokenText(value: unknown, language: string, labels: Labels): string {
  const say = (code: string) => {
    const label = labels.get(code);
    return label ? textIn(label, language) : code;
  };
  const text = valueText(value, say, language === 'fa' ? PERSIAN_COMMA : ', ');
  return language === 'fa' ? persianDecimals(text) : text;
}

/** A sentence in its languages, each cut at the values that it names: text, name, text, …; undefined where it names none. */
type Cut = [language: string, pieces: string[]][] | undefined;
const cuts = new WeakMap<LocalizedText, Cut>();

function cutOf(template: LocalizedText): Cut {
  if (cuts.has(template)) return cuts.get(template);
  const pieces = Object.entries(template).map(([language, text]): [string, string[]] => [
    language,
    text.split(/\{(\w+)\}/),
  ]);
  const cut = pieces.some(([, { length }]) => length > 1) ? pieces : undefined;
  cuts.set(template, cut);
  return cut;
}

/** Puts values where a sentence names them, `{actual}`, in each language that it is written in. */
export function fill(template: LocalizedText, values: Record<string, unknown>, labels: Labels): LocalizedText {
  const cut = cutOf(template);
  if (!cut) return template;
  const filled: Record<string, string> = {};
  for (const [language, pieces] of cut) {
    let text = pieces[0] ?? '';
    for (let i = 1; i < pieces.length; i += 2) {
      const name = pieces[i] as string;
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      text += value === undefined ? `{${name}}` : spokenText(value, language, labels);
      text += pieces[i + 1];
    }
    filled[language] = text;
  }
  return filled as LocalizedText;
}
