import { toGregorianDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { CaseFacts } from './facts.js';
import type { Values } from './template-text.js';

/** What one message is about, beside its case. */
export interface Subject {
  summary: LocalizedText;
  step?: LocalizedText | undefined;
  reason?: LocalizedText | undefined;
  message?: LocalizedText | undefined;
  /** whole rials */
  total?: bigint | null;
}

export const persianDigits = (text: string): string => text.replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)] ?? d);

/** Beside Arabic letters a hyphenated number would be shown with its parts the wrong way round. */
const leftToRight = (text: string): string => `\u200e${text}\u200e`;

/** The values of the placeholders in one language: in Persian its digits and Jalali days, in English both calendars. */
export function valuesFor(language: 'fa' | 'en', reference: string, facts: CaseFacts, subject: Subject): Values {
  const { title, payUntil, number } = facts;
  const { summary, step, reason, message, total } = subject;
  const persian = language === 'fa';
  return {
    reference: persian ? leftToRight(reference) : reference,
    title: title[language],
    summary: summary[language],
    step: step?.[language] ?? '',
    reason: reason?.[language] ?? '',
    message: message?.[language] ?? '',
    total: total ? total.toLocaleString(persian ? 'fa-IR' : 'en-US') : '',
    payUntil: payUntil ? day(payUntil, persian) : '',
    number: number ? (persian ? leftToRight(persianDigits(number)) : number) : '',
  };
}

const day = (jalali: string, persian: boolean): string =>
  persian ? leftToRight(persianDigits(jalali)) : `${toGregorianDay(jalali)} (${jalali})`;
