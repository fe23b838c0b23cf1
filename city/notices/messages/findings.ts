import { messages } from '../../../forms/messages/messages.js';

/** What an objection came to, by the outcome of its task. */
export const appealFindings = messages({
  approve: { fa: 'وارد دانسته شد', en: 'it is right' },
  return: { fa: 'برای اصلاح به متقاضی بازگشت', en: 'sent back to the applicant' },
  reject: { fa: 'رد شد؛ تصمیم بر جای خود است', en: 'dismissed; what was decided stands' },
});

/** What a measure on a permit came to, by the outcome of its task. */
export const measureFindings = messages({
  approve: { fa: 'نفر دوم تأیید کرد', en: 'the second person has confirmed it' },
  return: { fa: 'برای اصلاح به متقاضی بازگشت', en: 'sent back to the applicant' },
  reject: { fa: 'نفر دوم نپذیرفت؛ مجوز بر جای خود است', en: 'the second person has dismissed it; the permit stands' },
});

/** What an audit came to, by its result and the effect that its step gives it. */
export const auditFindings = messages({
  approve: { fa: 'ایرادی یافت نشد', en: 'nothing was found' },
  reject: { fa: 'ایراد یافت شد', en: 'a fault was found' },
  expire: { fa: 'در مهلت انجام نشد', en: 'it was not made in time' },
  suspend: { fa: 'ایراد یافت شد و مجوز تعلیق می‌شود', en: 'a fault was found, and the permit is suspended' },
  revoke: { fa: 'ایراد یافت شد و مجوز باطل می‌شود', en: 'a fault was found, and the permit is revoked' },
  reopen: {
    fa: 'ایراد یافت شد؛ تصمیم دوباره بررسی می‌شود و مجوز تا آن زمان معلق است',
    en: 'a fault was found; the decision is looked at again, and the permit is suspended meanwhile',
  },
  refer: {
    fa: 'ایراد یافت شد و ارجاع داده می‌شود؛ مجوز تا آن زمان معتبر است',
    en: 'a fault was found and is referred; the permit stays in force meanwhile',
  },
});

/** Why a decision that came by signal did not count. */
export const ignoredBecause = messages({
  ASSERTION_MISSING: { fa: 'امضای فرستنده را نداشت', en: 'it was not signed by its sender' },
  ASSERTION_INVALID: { fa: 'امضای آن درست یا تازه نبود', en: 'its signature was not right, or too old' },
  ASSERTION_USED: { fa: 'امضای آن پیش‌تر به کار رفته بود', en: 'its signature had been used before' },
  NOBODY_NAMED: { fa: 'کسی نام برده نشد', en: 'nobody was named' },
  PERSON_UNKNOWN: { fa: 'چنین کسی شناخته نیست', en: 'nobody is known by that account' },
  SEPARATION_OF_DUTIES: {
    fa: 'تصمیم‌گیرنده از پرونده مستقل نبود',
    en: 'the decider is not independent of the case',
  },
  FILED_AT_COUNTER: {
    fa: 'فرستنده خود این پرونده را در پیشخوان ثبت کرده بود',
    en: 'the sender had filed the case at the counter',
  },
  OWN_CASE: { fa: 'پرونده از آنِ فرستنده بود یا خود او ثبتش کرده بود', en: 'the case is the sender’s own' },
  OFFICE_ACTS_FOR_OWNER: {
    fa: 'دفتر فرستنده نماینده مالک پرونده است',
    en: 'the sender’s office acts for the owner of the case',
  },
  DECIDED_BEFORE: { fa: 'فرستنده مرحله پیشین را تصمیم گرفته بود', en: 'its sender had decided an earlier step' },
  NOT_FOUND: { fa: 'کار از منطقه دیگری بود', en: 'the task was of another district' },
  TASK_UNKNOWN: { fa: 'این پرونده چنین کاری ندارد', en: 'the case has no such task' },
  FORBIDDEN: { fa: 'نقش فرستنده اجازه نمی‌داد', en: 'the sender’s role did not allow it' },
  ROLE_NOT_HELD: {
    fa: 'فرستنده نقش این کار را در منطقه پرونده نداشت',
    en: 'its sender does not hold the role of the task in the case’s district',
  },
  TASK_CLOSED: { fa: 'کار پیش‌تر پایان یافته بود', en: 'the task was over already' },
  TASK_NOT_YOURS: { fa: 'کار در دست دیگری بود', en: 'somebody else held the task' },
  REASON_REQUIRED: { fa: 'دلیل نداشت', en: 'it gave no reason' },
  DOCUMENTS_MISSING: {
    fa: 'مدرکی که این کار لازم دارد پیوست نشده بود',
    en: 'a document that the task needs was not attached',
  },
  FORM_UNANSWERED: { fa: 'فرم این کار پر نشده بود', en: 'the form of the task was not filled in' },
  FORM_NOT_ASKED: { fa: 'این کار فرمی ندارد', en: 'the task has no form' },
  CONDITIONS_MISSING: { fa: 'شرطی نوشته نشده بود', en: 'no condition was named' },
  OUTCOME_NOT_OFFERED: { fa: 'این کار چنین پایانی ندارد', en: 'the task cannot end in this' },
  STALE_REVISION: {
    fa: 'متقاضی پرونده را از نو ثبت کرده بود',
    en: 'the applicant had filed the case anew',
  },
  APPLICATION_CLOSED: { fa: 'پرونده بسته شده بود', en: 'the case was closed' },
  CONFLICT: { fa: 'وضعیت پرونده اجازه نمی‌داد', en: 'the state of the case did not allow it' },
  RATE_LIMITED: { fa: 'فرستنده بیش از اندازه پیام فرستاده بود', en: 'its sender had sent too many messages' },
  /** of older entries, and of codes that a newer workflow knows */
  other: { fa: 'به شکلی نبود که پذیرفته شود', en: 'it had no form that can be taken' },
});
