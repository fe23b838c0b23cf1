import { Optional } from '@marcbachmann/cel-js';
import { JalaliDate } from '../expression/date.js';
import { decimalText, isDecimal } from '../expression/decimal.js';
import type { LocalizedText } from '../language/text.js';
import { PERSIAN_COMMA, persianDecimals } from '../persian.js';

export type Language = keyof LocalizedText;

/** What codes are called: uses, disciplines, documents. */
export type Labels = ReadonlyMap<string, LocalizedText>;

/** What a part rests on, as its author noted it, and in the words of the rulebook where it has any. */
export function basisOf({ basis }: { basis: string }, labels: Labels): { basis: string; law?: LocalizedText } {
  const law = labels.get(basis);
  return law ? { basis, law } : { basis };
}

/** The outline of a plot is no text that anybody reads. */
const mostCharacters = 1_000;

/** A value as plain text: exact where it ends, lists with commas, records as their fields. */
export function valueText(value: unknown, say: (code: string) => string = (code) => code, and = ', '): string {
  if (typeof value === 'string') return say(value.length > mostCharacters ? `${value.slice(0, 100)}…` : value);
  if (isDecimal(value)) return decimalText(value);
  if (value instanceof JalaliDate) return value.text;
  if (value instanceof Optional) return value.hasValue() ? valueText(value.value(), say, and) : '—';
  if (Array.isArray(value)) {
    const shown = value.slice(0, 30).map((item) => valueText(item, say, and));
    return `${shown.join(typeof value[0] === 'object' ? '; ' : and)}${value.length > 30 ? ' …' : ''}` || '—';
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.values(value).map((field) => valueText(field, say, and));
    return parts.filter((part) => part !== '—').join(' ') || '—';
  }
  return String(value);
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

/** A value in the words and digits of a language. */
export function spokenText(value: unknown, language: Language, labels: Labels): string {
  const say = (code: string) => labels.get(code)?.[language] ?? code;
  const text = valueText(value, say, language === 'fa' ? PERSIAN_COMMA : ', ');
  return language === 'fa' ? persianDecimals(text) : text;
}

/** Puts values where a sentence names them: `{actual}`. */
export function fill(template: LocalizedText, values: Record<string, unknown>, labels: Labels): LocalizedText {
  const filled = (language: Language) =>
    !template[language].includes('{')
      ? template[language]
      : template[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
          Object.hasOwn(values, name) && values[name] !== undefined
            ? spokenText(values[name], language, labels)
            : whole,
        );
  return { fa: filled('fa'), en: filled('en') };
}
