import type { LocalizedText } from '../../forms/language/text.js';

type Data = Record<string, unknown>;

const title = (data: Data, language: 'fa' | 'en'): string => {
  const text = data.title as Partial<LocalizedText> | undefined;
  return text?.[language] ?? String(data.step ?? '');
};
const persian = (value: unknown): string => String(value ?? '').replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)] ?? d);
const rials = (value: unknown, locale: string): string => BigInt(String(value ?? '0')).toLocaleString(locale);
const outcomes: Record<string, LocalizedText> = {
  CLEAN: { fa: 'بی‌مانع', en: 'clean' },
  INCOMPLETE: { fa: 'ناقص', en: 'incomplete' },
  BLOCKED: { fa: 'دارای مغایرت', en: 'blocked' },
  REFERRAL: { fa: 'نیازمند ارجاع', en: 'to be referred' },
};
const outcome = (data: Data, language: 'fa' | 'en'): string => outcomes[String(data.outcome)]?.[language] ?? '';

const priorities: Record<string, LocalizedText> = {
  low: { fa: 'کم', en: 'low' },
  normal: { fa: 'عادی', en: 'normal' },
  high: { fa: 'زیاد', en: 'high' },
  urgent: { fa: 'فوری', en: 'urgent' },
};

/** Why a decision that came by signal did not count; other codes are refusals that any decision may meet. */
const ignored: Record<string, LocalizedText> = {
  ASSERTION_MISSING: { fa: 'امضای فرستنده را نداشت', en: 'it was not signed by its sender' },
  ASSERTION_INVALID: { fa: 'امضای آن درست یا تازه نبود', en: 'its signature was not right, or too old' },
  ASSERTION_USED: { fa: 'امضای آن پیش‌تر به کار رفته بود', en: 'its signature had been used before' },
  SEPARATION_OF_DUTIES: { fa: 'تفکیک وظایف', en: 'the decider is not independent of the case' },
  NOT_FOUND: { fa: 'کار از منطقه دیگری بود', en: 'the task was of another district' },
  FORBIDDEN: { fa: 'نقش فرستنده اجازه نمی‌داد', en: 'the sender’s role did not allow it' },
  TASK_CLOSED: { fa: 'کار پیش‌تر پایان یافته بود', en: 'the task was over already' },
  TASK_NOT_YOURS: { fa: 'کار در دست دیگری بود', en: 'somebody else held the task' },
  REASON_REQUIRED: { fa: 'دلیل نداشت', en: 'it gave no reason' },
};
const ignoredWhy = ({ why }: Data, language: 'fa' | 'en'): string => ignored[String(why)]?.[language] ?? String(why);

/** One sentence an event: what a person reads in the timeline. */
const sentences: Record<string, (data: Data) => LocalizedText> = {
  FILED: (d) => ({ fa: `درخواست ثبت شد؛ نتیجه: ${outcome(d, 'fa')}`, en: `Filed; the draft is ${outcome(d, 'en')}` }),
  REFILED: (d) => ({
    fa: `درخواست اصلاح و دوباره ثبت شد (بازنگری ${persian(d.revision)})`,
    en: `Refiled as revision ${d.revision}; the draft is ${outcome(d, 'en')}`,
  }),
  RECALCULATED: (d) => ({ fa: 'عوارض دوباره محاسبه شد', en: `Recalculated as revision ${d.revision}` }),
  REGULATION_ANNOUNCED: () => ({ fa: 'ضوابط ملک اعلام شد', en: 'The regulations were announced' }),
  ANALYSED: (d) => ({ fa: `تحلیل انجام شد: ${outcome(d, 'fa')}`, en: `Analysed: ${outcome(d, 'en')}` }),
  RETURNED_FOR_CORRECTION: () => ({ fa: 'برای اصلاح به متقاضی برگشت', en: 'Returned to the applicant for correction' }),
  CALCULATED: (d) => ({
    fa: `محاسبه شد: ${rials(d.total, 'fa-IR')} ریال`,
    en: `Calculated: ${rials(d.total, 'en-US')} rials`,
  }),
  TASK_OPENED: (d) => ({ fa: `در انتظار: ${title(d, 'fa')}`, en: `Waiting for: ${title(d, 'en')}` }),
  CLAIMED: (d) => ({ fa: `«${title(d, 'fa')}» در دست بررسی است`, en: `“${title(d, 'en')}” was taken up` }),
  REASSIGNED: (d) => ({
    fa: `«${title(d, 'fa')}» به شخص دیگری سپرده شد`,
    en: `“${title(d, 'en')}” was given to somebody else`,
  }),
  PRIORITISED: (d) => ({
    fa: `اولویت «${title(d, 'fa')}»: ${priorities[String(d.priority)]?.fa ?? ''}`,
    en: `Priority of “${title(d, 'en')}”: ${priorities[String(d.priority)]?.en ?? ''}`,
  }),
  RELEASED: (d) => ({ fa: `«${title(d, 'fa')}» رها شد`, en: `“${title(d, 'en')}” was put back` }),
  APPROVED: (d) => ({ fa: `تأیید شد: ${title(d, 'fa')}`, en: `Approved: ${title(d, 'en')}` }),
  APPROVED_BY_ENGINE: () => ({ fa: 'سامانه بر پایه ضوابط تأیید کرد', en: 'Approved by the engine under the rules' }),
  RETURNED: (d) => ({ fa: `با ذکر دلیل برگشت: ${title(d, 'fa')}`, en: `Returned with a reason: ${title(d, 'en')}` }),
  REJECTED: (d) => ({ fa: `با ذکر دلیل رد شد: ${title(d, 'fa')}`, en: `Rejected with a reason: ${title(d, 'en')}` }),
  RETURNED_BY_CLOCK: (d) => ({
    fa: `مهلت «${title(d, 'fa')}» گذشت و برگشت`,
    en: `“${title(d, 'en')}” ran out and was returned`,
  }),
  TASK_EXPIRED: (d) => ({ fa: `مهلت «${title(d, 'fa')}» گذشت`, en: `“${title(d, 'en')}” ran out` }),
  CONSULTATION_TIMED_OUT: (d) => ({
    fa: `پاسخ «${title(d, 'fa')}» در مهلت نرسید؛ پرونده ادامه یافت`,
    en: `“${title(d, 'en')}” did not answer in time; the case went on`,
  }),
  REFERRAL_CLEARED: () => ({ fa: 'ارجاع پاسخ گرفت', en: 'The referral was cleared' }),
  DECISION_IGNORED: (d) => ({
    fa: `یک تصمیم پذیرفته نشد: ${ignoredWhy(d, 'fa')}`,
    en: `A decision was ignored: ${ignoredWhy(d, 'en')}`,
  }),
  REMINDED: (d) => ({ fa: `یادآوری: ${title(d, 'fa')}`, en: `Reminder: ${title(d, 'en')}` }),
  ESCALATED: (d) => ({ fa: `ارجاع به مقام بالاتر: ${title(d, 'fa')}`, en: `Escalated: ${title(d, 'en')}` }),
  PAYMENT_DUE: (d) => ({
    fa: `فیش قابل پرداخت است: ${rials(d.total, 'fa-IR')} ریال`,
    en: `The slips are payable: ${rials(d.total, 'en-US')} rials`,
  }),
  PAID: () => ({ fa: 'همه فیش‌ها پرداخت شد', en: 'Every slip is paid' }),
  SLIPS_EXPIRED: () => ({
    fa: 'مهلت پرداخت گذشت؛ محاسبه دوباره لازم است',
    en: 'The slips lapsed; a recalculation is due',
  }),
  PAYMENT_NOT_FOUND: () => ({ fa: 'پرداخت کامل یافت نشد', en: 'Not every slip was found paid' }),
  ISSUED: () => ({ fa: 'مجوز صادر شد', en: 'The permit was issued' }),
  NOTIFIED: (d) => ({ fa: `پیام فرستاده شد: ${title(d, 'fa')}`, en: `Message sent: ${title(d, 'en')}` }),
  SERVICE_CALLED: (d) => ({ fa: `استعلام از ${String(d.connector)}`, en: `Asked ${String(d.connector)}` }),
  SERVICE_ANSWERED: (d) => ({ fa: `${String(d.connector)} پاسخ داد`, en: `${String(d.connector)} answered` }),
  SERVICE_FAILED: (d) => ({ fa: `${String(d.connector)} پاسخ نداد`, en: `${String(d.connector)} did not answer` }),
  SIGNAL_RECEIVED: (d) => ({ fa: `رویداد ${String(d.signal)} رسید`, en: `The event ${String(d.signal)} arrived` }),
  WAITED: () => ({ fa: 'زمان انتظار به پایان رسید', en: 'The wait is over' }),
  AUDIT_SAMPLED: () => ({ fa: 'برای ممیزی پسینی برگزیده شد', en: 'Drawn for an audit' }),
  AUDIT_NOT_SAMPLED: () => ({ fa: 'برای ممیزی پسینی برگزیده نشد', en: 'Not drawn for an audit' }),
  AUDITED: () => ({ fa: 'ممیزی انجام شد', en: 'Audited' }),
  MOVED: (d) => ({
    fa: `پرونده به نسخه ${persian(d.to)} این نوع مجوز برده شد${d.recalculate ? ' و از نو محاسبه می‌شود' : ''}`,
    en: `Moved to version ${d.to} of the permit type${d.recalculate ? ' and to be worked out anew' : ''}`,
  }),
  WITHDRAWN: () => ({ fa: 'متقاضی انصراف داد', en: 'Withdrawn by the applicant' }),
  EXPIRED: () => ({ fa: 'مهلت متقاضی گذشت و درخواست بسته شد', en: 'The applicant’s time ran out; the case is closed' }),
  ENDED: () => ({ fa: 'پرونده بی صدور مجوز پایان یافت', en: 'The case ended without a permit' }),
};

/** The sentence of a timeline entry. An unknown type, from a newer workflow, is shown by its name. */
export function timelineSentence(type: string, data: Data): LocalizedText {
  const { fa, en } = sentences[type]?.(data) ?? { fa: type, en: type };
  if (data.onBehalfOf === undefined) return { fa, en };
  return { fa: `${fa} (به جانشینی)`, en: `${en} (in somebody’s place)` };
}
