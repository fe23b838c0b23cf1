import type { LocalizedText } from '../../forms/language/text.js';
import { persianCode, persianDay } from '../../forms/persian.js';
import type { RefusalReason, Verdict } from './token.js';

const reasons: Record<RefusalReason, LocalizedText> = {
  MALFORMED: {
    fa: 'این متن کد یک مجوز نیست؛ کد را کامل بخوانید یا کامل بچسبانید.',
    en: 'this text is not the code of a permit; scan or paste all of it.',
  },
  UNKNOWN_KEY: {
    fa: 'این کد با کلیدی امضا شده است که شهرداری منتشر نکرده است.',
    en: 'the code is signed with a key that the municipality has not published.',
  },
  BAD_SIGNATURE: {
    fa: 'امضا درست نیست؛ کد دست‌کاری یا ناقص شده است.',
    en: 'the signature is wrong; the code was altered or damaged.',
  },
  NOT_ON_REGISTER: {
    fa: 'چنین مجوزی در دفتر مجوزهای شهرداری نیست.',
    en: 'the municipality’s register has no such permit.',
  },
  REVOKED: { fa: 'این مجوز باطل شده است.', en: 'the permit has been revoked.' },
  SUPERSEDED: {
    fa: 'مجوز دیگری جای این مجوز را گرفته است.',
    en: 'another permit has taken the place of this one.',
  },
  SUSPENDED: { fa: 'این مجوز تعلیق شده است.', en: 'the permit is suspended.' },
  EXPIRED: { fa: 'مدت اعتبار این مجوز گذشته است.', en: 'the permit has expired.' },
};

/** Yes or no, and why, in one sentence of each language. */
export function verdictText(verdict: Verdict): LocalizedText {
  const { permit } = verdict;
  if (!verdict.valid) {
    const why = reasons[verdict.reason];
    const [fa, en] = permit ? [` (شماره ${persianCode(permit.number)})`, ` (number ${permit.number})`] : ['', ''];
    return { fa: `نامعتبر${fa}: ${why.fa}`, en: `Not valid${en}: ${why.en}` };
  }
  const { number, validUntil } = verdict.permit;
  return {
    fa: `معتبر: مجوز شماره ${persianCode(number)}${validUntil ? ` تا پایان ${persianDay(validUntil)}` : ''} معتبر است.`,
    en: `Valid: permit ${number} is genuine and in force${validUntil ? ` until the end of ${validUntil}` : ''}.`,
  };
}
