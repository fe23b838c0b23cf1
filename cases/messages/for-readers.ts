import type { LocalizedText } from '../../forms/language/text.js';
import { messages } from '../../forms/messages/messages.js';

/** What the product itself is called where it acts, by the id that it acts under. */
export const ownActorNames: Readonly<Partial<Record<string, LocalizedText>>> = messages({
  engine: { fa: 'سامانه', en: 'the system' },
  clock: { fa: 'گذشت مهلت', en: 'a deadline' },
  bank: { fa: 'بانک', en: 'the bank' },
  gateway: { fa: 'درگاه پرداخت', en: 'the payment gateway' },
  import: { fa: 'ورود داده', en: 'an import' },
});

/** What there is to do, as a person reads it. */
export const todoMessages = messages({
  SUBMIT: { fa: 'درخواست را کامل و ثبت کنید', en: 'Complete the application and file it' },
  CORRECT: { fa: 'درخواست را اصلاح و دوباره ثبت کنید', en: 'Correct the application and file it again' },
  ATTACH_DOCUMENT: { fa: 'مدرک «{document}» را پیوست کنید', en: 'Attach the document “{document}”' },
  PAY_SLIP: { fa: 'قبض {amount} را بپردازید', en: 'Pay the slip of {amount}' },
  RECALCULATE: {
    fa: 'مهلت پرداخت گذشته است؛ محاسبه دوباره بخواهید',
    en: 'The time to pay is over; have the fees worked out again',
  },
  DECIDE_TASK: { fa: 'رسیدگی کنید: {task}', en: 'Decide: {task}' },
});

/** Why a day is the one that counts. */
export const deadlineMessages = messages({
  STEP: { fa: '«{step}»: {limit} آغاز آن {begun} است.', en: '“{step}”: {limit} It began on {begun}.' },
  STEP_ALONE: { fa: '«{step}»: {limit}', en: '“{step}”: {limit}' },
  TASK: { fa: 'برای رسیدگی به «{step}» تا این روز وقت هست.', en: '“{step}” is to be dealt with by this day.' },
  SLIPS: {
    fa: 'قبض‌ها تا پایان این روز قابل پرداخت‌اند و پس از آن باید دوباره محاسبه شوند.',
    en: 'The slips can be paid until the end of this day; after it the fees have to be worked out again.',
  },
});

/** Why a document is asked for. */
export const askedMessages = messages({
  ALWAYS: { fa: 'این مدرک برای هر درخواست لازم است.', en: 'Every application needs it.' },
  BECAUSE: { fa: 'این مدرک لازم است، اگر {condition}.', en: 'It is needed where {condition}.' },
  OPTIONAL: { fa: 'این مدرک اختیاری است.', en: 'It may be attached and need not be.' },
  OPTIONAL_WHERE: {
    fa: 'این مدرک اختیاری است و خواسته می‌شود، اگر {condition}.',
    en: 'It may be attached, and is asked for where {condition}.',
  },
});
