import { toGregorianDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { amountOf, type Currency, RIAL } from '../../forms/money.js';
import { leftToRight, persianDay, persianDigits } from '../../forms/persian.js';
import type { CaseFacts } from './facts.js';
import { noticeWords } from './messages.js';
import type { Values } from './template-text.js';

/** What one message is about, beside its case. */
export interface NoticeSubject {
  summary: LocalizedText;
  step?: LocalizedText | undefined;
  reason?: LocalizedText | undefined;
  message?: LocalizedText | undefined;
  /** said after the template's own words */
  note?: LocalizedText | undefined;
  /** in smallest units */
  total?: bigint | null;
  /** of the total; by default that of the case */
  currency?: Currency | undefined;
  /** an address of the portal */
  link?: string | undefined;
}

/** The values of the placeholders in one language: in Persian its digits and Jalali days, in English both calendars. */
export function valuesFor(language: 'fa' | 'en', reference: string, facts: CaseFacts, subject: NoticeSubject): Values {
  const { title, payUntil, number, objection } = facts;
  const { summary, step, reason, message, total } = subject;
  const currency = subject.currency ?? facts.currency ?? RIAL;
  const persian = language === 'fa';
  return {
    reference: persian ? leftToRight(reference) : reference,
    title: title[language],
    summary: summary[language],
    step: step?.[language] ?? '',
    reason: reason?.[language] ?? '',
    message: message?.[language] ?? '',
    total: total ? amountOf(total, currency)[language] : '',
    currency: total ? currency.title[language] : '',
    payUntil: payUntil ? day(payUntil, persian) : '',
    objection: (objection ?? noticeWords.objection)[language],
    link: subject.link ?? '',
    number: number ? (persian ? leftToRight(persianDigits(number)) : number) : '',
  };
}

const day = (jalali: string, persian: boolean): string =>
  persian ? persianDay(jalali) : `${toGregorianDay(jalali)} (${jalali})`;

/** A Jalali day as it is written in both languages. */
export const dayWords = (jalali: string): LocalizedText => ({ fa: day(jalali, true), en: day(jalali, false) });
