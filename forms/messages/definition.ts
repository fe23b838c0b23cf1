import type { LocalizedText } from '../language/text.js';
import { messages } from './messages.js';

/** What a part of a definition is called where two versions are compared. */
export const partWords = messages({
  field: { fa: 'پرسش فرم', en: 'field' },
  step: { fa: 'گام', en: 'step' },
  role: { fa: 'نقش', en: 'role' },
  document: { fa: 'مدرک', en: 'document' },
  fee: { fa: 'سطر عوارض', en: 'fee' },
  rule: { fa: 'ضابطه', en: 'rule' },
  fact: { fa: 'داده محاسباتی', en: 'fact' },
  regulation: { fa: 'سطر اعلام ضابطه', en: 'regulation' },
  register: { fa: 'ثبت', en: 'register' },
  lane: { fa: 'مسیر', en: 'lane' },
  condition: { fa: 'شرط', en: 'condition' },
  evidence: { fa: 'مستند', en: 'evidence' },
  tariff: { fa: 'مقدار تعرفه', en: 'tariff value' },
  table: { fa: 'جدول', en: 'table' },
  payee: { fa: 'دریافت‌کننده', en: 'payee' },
  example: { fa: 'نمونه', en: 'example' },
  other: { fa: 'بخش', en: 'part' },
});

export const changeWords = messages({
  added: { fa: 'افزوده شد', en: 'added' },
  removed: { fa: 'برداشته شد', en: 'removed' },
  changed: { fa: 'تغییر کرد', en: 'changed' },
  renamed: { fa: 'نام تازه گرفت، پیش‌تر {was}', en: 'renamed, was {was}' },
  none: { fa: 'نبود', en: 'nothing' },
});

/** Between a grant and the one whose place it takes. */
export const supersedesWord: LocalizedText = { fa: 'جانشین آن می‌شود', en: 'takes its place' };

/** Who may begin an appeal, on its way from the public notice. */
export const filedWord: LocalizedText = { fa: 'از کسی که ثبت کرده است', en: 'by whoever filed on it' };

/** How a case comes to an appeal: somebody begins it. */
export const begunWord: LocalizedText = { fa: 'آغاز می‌شود', en: 'is begun' };

/** What the silence of a clock is. */
export const clockEndWords = messages({
  begins: { fa: 'آغاز مهلت', en: 'the term begins' },
  stops: { fa: 'مهلت می‌ایستد', en: 'the term stands still' },
  met: { fa: 'مهلت به‌هنگام رعایت شد', en: 'meets the term' },
  consent: { fa: 'سکوت پذیرش است', en: 'silence is consent' },
  refusal: { fa: 'سکوت رد است', en: 'silence is refusal' },
  onward: { fa: 'پایان مهلت', en: 'time is over' },
});

/** What makes a term longer, and its bound. */
export const termWords = messages({
  longer: { fa: '{span} بیشتر با شرط', en: '{span} longer by condition' },
  order: { fa: '{span} بیشتر به دستور', en: '{span} longer by order' },
  atMost: { fa: 'حداکثر {span}', en: 'at most {span}' },
});

/** Of which list every entry is gone through for. */
export const entriesWords = messages({
  each: { fa: 'برای هر سطر {list}', en: 'for every entry of {list}' },
});

/** What a visit is of. */
export const visitWords = messages({
  booked: { fa: 'با نوبت', en: 'by appointment' },
  unlocks: { fa: 'سپس {what}', en: 'then {what}' },
});

/** What a way is called in a diagram; a plain way onward needs no word. */
export const reasonWords = messages({
  approve: { fa: 'تأیید', en: 'approved' },
  engine: { fa: 'تأیید سامانه', en: 'approved by the engine' },
  return: { fa: 'بازگشت', en: 'returned' },
  reject: { fa: 'رد', en: 'rejected' },
  own: { fa: 'نتیجه‌ای دیگر', en: 'another outcome' },
  blocked: { fa: 'نیازمند اصلاح', en: 'to be corrected' },
  referral: { fa: 'ارجاع', en: 'referred' },
  expire: { fa: 'پایان مهلت', en: 'time is over' },
  failure: { fa: 'ناموفق', en: 'failed' },
  otherwise: { fa: 'وگرنه', en: 'otherwise' },
  skipped: { fa: 'بی‌نیاز', en: 'passed over' },
  clock: { fa: 'پایان مهلت قانونی', en: 'the term ends' },
});

/** What an objection to a decision of the engine is called where the permit type has no word for it. */
export const engineAppeal = { fa: 'اعتراض به تصمیم سامانه', en: 'Objection to a decision of the engine' };

/** What its revocation is called in the same way. */
export const engineRevocation = { fa: 'ابطال تصمیم سامانه', en: 'Revocation of a decision of the engine' };

/** Grounds that decision policies name by their codes alone. */
export const groundWords: Readonly<Partial<Record<string, LocalizedText>>> = messages({
  FALSE_DECLARATION: { fa: 'اظهار خلاف واقع', en: 'A false declaration' },
  REGISTER_CORRECTED: { fa: 'اصلاح داده‌های ثبتی', en: 'A register was corrected' },
  RULE_ERROR: { fa: 'خطا در ضابطه', en: 'A rule was wrong' },
});

export const end = { fa: 'پایان', en: 'End' };

/** Titles of samples, where which one does not matter. */
export const sampleWords = messages({
  title: { fa: 'نمونه', en: 'Sample' },
  line: { fa: 'ردیف', en: 'Line' },
  owner: { fa: 'مالک نمونه', en: 'Sample owner' },
  change: { fa: 'شرح تغییر', en: 'What changes' },
});
