import { isWrittenDay, toGregorianDay } from '../jalali.js';
import {
  leftToRight,
  PERSIAN_COMMA,
  persianCode,
  persianDay,
  persianDigits,
  persianList,
  persianNumber,
  persianOnly,
  persianValue,
} from '../persian.js';

/** How a language writes what is no word. */
export interface Writer {
  direction: 'rtl' | 'ltr';
  /** a Jalali day, in the calendar of the language's readers */
  day(jalali: string): string;
  /** whole numbers that count, as of a version or a list */
  digits(text: string): string;
  /** a decimal, exactly as many places as it has */
  number(text: string | number | bigint): string;
  /** `U-1405-000001` */
  code(text: string): string;
  /** a value as an evaluation writes it: `240.5 m²`, `1405/09/02` */
  value(text: string): string;
  list(texts: readonly string[]): string;
  /** between a name and what it is */
  named(name: string, value: string): string;
  /** a name before what it is, which stands apart */
  label(name: string): string;
  /** a source that is noted in one language alone: nothing where its script is another one */
  source(text: string | undefined): string[];
}

/** French sets its colon apart. */
const colonOf = (language: string) => (language.split('-')[0] === 'fr' ? '\u00a0:' : ':');

const namesWith = (colon: string): Pick<Writer, 'named' | 'label'> => ({
  named: (name, value) => `${name}${colon} ${value}`,
  label: (name) => `${name}${colon}`,
});

const persian: Writer = {
  direction: 'rtl',
  day: persianDay,
  digits: persianDigits,
  number: persianNumber,
  code: persianCode,
  value: persianValue,
  list: persianList,
  ...namesWith(':'),
  source: persianOnly,
};

const ARABIC_SCRIPT = /[\u0600-\u06ff]/;
const FROM_THE_RIGHT = new Set(['ar', 'ckb', 'fa', 'ku', 'ps', 'sd', 'ug', 'ur']);
const isFromTheRight = (language: string) => FROM_THE_RIGHT.has(language.split('-')[0] ?? '');
/** English without a region: the day comes before the month, so nobody mistakes one for the other. */
const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language);

const DAY_OR_NUMBER = /(?<![\w/-])\d{4}\/\d{2}\/\d{2}(?![\w/-])|(?<![\w-])-?\d+(?:\.\d+)?(?![\w-]|\/\d)/g;

/** A narrow space that does not break has no glyph in most fonts. */
const inFont = (text: string) => text.replaceAll('\u202f', '\u00a0');

const writers = new Map<string, Writer>([['fa', persian]]);

/** Of any language: Persian has Persian digits and Jalali days, others the Gregorian calendar and their own signs in numbers. */
export function writerOf(language: string): Writer {
  const known = writers.get(language) ?? foreign(language);
  writers.set(language, known);
  return known;
}

function foreign(language: string): Writer {
  const turned = isFromTheRight(language);
  const locale = localeOf(language);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', calendar: 'gregory', timeZone: 'UTC' });
  const formats = new Map<number, Intl.NumberFormat>();
  const aside = turned ? leftToRight : (text: string) => text;

  function formatOf(places: number): Intl.NumberFormat {
    const known =
      formats.get(places) ??
      new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
    formats.set(places, known);
    return known;
  }

  const day = (jalali: string) => {
    if (!isWrittenDay(jalali)) return jalali;
    return inFont(days.format(new Date(`${toGregorianDay(jalali)}T00:00:00Z`)));
  };
  const number = (written: string | number | bigint) => {
    const text = String(written);
    const match = /^-?\d+(?:\.(\d+))?$/.exec(text);
    return match ? inFont(formatOf(match[1]?.length ?? 0).format(text as never)) : text;
  };
  return {
    direction: turned ? 'rtl' : 'ltr',
    day,
    digits: (text) => text,
    number,
    code: aside,
    value: (text) =>
      // A day has numbers of its own, which are no amounts.
      text.replace(DAY_OR_NUMBER, (found) => (found.includes('/') ? day(found) : number(found))),
    list: (texts) => texts.join(turned ? PERSIAN_COMMA : ', '),
    ...namesWith(colonOf(language)),
    source: (text) => (text !== undefined && (turned || !ARABIC_SCRIPT.test(text)) ? [text] : []),
  };
}
