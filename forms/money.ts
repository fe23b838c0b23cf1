import type { CurrencyTerms } from './language/currency.js';
import type { LocalizedText } from './language/text.js';
import { currencyWords } from './messages/currency.js';
import { persianNumber } from './persian.js';

/** How amounts of a currency are written. Amounts are whole numbers of its smallest unit. */
export interface Currency {
  /** ISO 4217 */
  code: string;
  title: LocalizedText;
  /** decimal places of the smallest unit */
  digits: number;
}

/** The currency of fee lines as they are kept, with how slips are rounded; lines in whole rials name none. */
export interface FeeCurrency extends Currency {
  rounding: NonNullable<CurrencyTerms['rounding']>;
  /** what a slip is a multiple of, in smallest units; by default what the rulebook's slips say */
  roundTo?: number;
}

/** What holds where nothing names a currency. */
export const RIAL: Currency = { code: 'IRR', title: currencyWords.rials, digits: 0 };

/** Of fee lines as a row keeps them; undefined where it is the rial. */
export const currencyIn = (lines: unknown): FeeCurrency | undefined =>
  (lines as { currency?: FeeCurrency }[] | undefined)?.[0]?.currency;

/** Undefined where the rulebook names none. */
export function feeCurrency(terms: CurrencyTerms | undefined): FeeCurrency | undefined {
  if (!terms) return undefined;
  const { code, title, digits, step, rounding = 'down' } = terms;
  return { code, title, digits, rounding, ...(step !== undefined && { roundTo: Number(minorOf(step, digits) ?? 1n) }) };
}

/** `12.5` with two digits is 1250; undefined where it has more decimal places than the currency. */
export function minorOf(amount: string, digits: number): bigint | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const rest = fraction.slice(digits);
  if (whole === '' || /[1-9]/.test(rest)) return undefined;
  return BigInt(`${sign}${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
}

/** 1250 with two digits is `12.50`. */
export function decimalAmount(amount: bigint | string, { digits }: Pick<Currency, 'digits'>): string {
  const text = String(amount);
  if (digits === 0) return text;
  const [sign, all] = text.startsWith('-') ? ['-', text.slice(1)] : ['', text];
  const padded = all.padStart(digits + 1, '0');
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** An amount without the name of its currency, its thousands set apart in both languages. */
export function amountOf(amount: bigint | string, currency: Pick<Currency, 'digits'> = RIAL): LocalizedText {
  const decimal = decimalAmount(amount, currency);
  return { fa: persianNumber(decimal), en: decimal.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') };
}

/** An amount as people read it: `۱۲٬۰۰۰ ریال`, `630.00 francs`. */
export function moneyOf(amount: bigint | string, currency: Currency | undefined | null): LocalizedText {
  const { title } = currency ?? RIAL;
  const { fa, en } = amountOf(amount, currency ?? RIAL);
  return { fa: `${fa} ${title.fa}`, en: `${en} ${title.en}` };
}

/** The same in a value of an explanation, which is read in any language: `12000 rial`, `630.00 CHF`. */
export const amountValue = (amount: bigint | string, currency: Currency | undefined): string =>
  currency ? `${decimalAmount(amount, currency)} ${currency.code}` : `${amount} rial`;

/** The same without thousands, as machines and bank clerks abroad read it: `143000000 IRR`, `630.00 CHF`. */
export const latinAmount = (amount: bigint | string, currency: Currency | undefined = RIAL): string =>
  `${decimalAmount(amount, currency)} ${currency.code}`;

/** The multiple of `unit` that a slip over so much comes to. */
export function roundedTo(amount: bigint, unit: bigint, rounding: FeeCurrency['rounding'] = 'down'): bigint {
  const rest = amount % unit;
  if (rest <= 0n || rounding === 'down') return amount - rest;
  return rounding === 'up' || rest * 2n >= unit ? amount - rest + unit : amount - rest;
}
