import { messages } from '../../../forms/messages/messages.js';

/** Why a permit is not valid. */
export const verdictReasons = messages({
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
});

export const verdictMessages = messages({
  invalid: { fa: 'نامعتبر: {why}', en: 'Not valid: {why}' },
  invalidPermit: { fa: 'نامعتبر (شماره {number}): {why}', en: 'Not valid (number {number}): {why}' },
  valid: { fa: 'معتبر: مجوز شماره {number} معتبر است.', en: 'Valid: permit {number} is genuine and in force.' },
  validUntil: {
    fa: 'معتبر: مجوز شماره {number} تا پایان {day} معتبر است.',
    en: 'Valid: permit {number} is genuine and in force until the end of {day}.',
  },
});
