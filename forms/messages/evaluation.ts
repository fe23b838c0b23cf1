import { messages } from './messages.js';

/** Why a value could not be worked out. */
export const problemMessages = messages({
  IDENTIFIER_MISSING: {
    fa: 'شناسه‌ای که با آن در «{register}» جست‌وجو شود داده نشده است.',
    en: 'No identifier was given to look this up by in the "{register}".',
  },
  RECORD_WITHHELD: {
    fa: 'سابقه این درخواست در «{register}» تنها به مالک نشان داده می‌شود.',
    en: 'What the "{register}" holds of this is shown to its owner only.',
  },
  REGISTER_AWAY: { fa: '«{register}» پاسخ نداد.', en: 'The "{register}" did not answer.' },
  RECORD_ABSENT: { fa: 'در «{register}» سابقه‌ای پیدا نشد.', en: 'The "{register}" has no record of this.' },
  NOT_GIVEN: { fa: '{field} داده نشده است.', en: '{field} was not given.' },
  ROW_MISSING: {
    fa: '{name} معلوم نیست: {tables} سطری برای این مورد ندارد.',
    en: '{name} is not known: {tables} has no row for this case.',
  },
  DIVISION_BY_ZERO: {
    fa: 'محاسبه {name} ممکن نیست: تقسیم بر صفر.',
    en: '{name} cannot be worked out: division by zero.',
  },
  NUMBER_TOO_LARGE: {
    fa: 'محاسبه {name} ممکن نیست: عدد بیش از اندازه بزرگ است.',
    en: '{name} cannot be worked out: a number is too large.',
  },
  NOT_KNOWN: { fa: '{name} معلوم نیست.', en: '{name} is not known.' },
});

/** What to do about it. */
export const fixMessages = messages({
  IDENTIFIER_MISSING: { fa: 'آن شناسه را وارد کنید.', en: 'Fill in that identifier.' },
  RECORD_WITHHELD: {
    fa: 'با حساب یکی از مالکان ثبت کنید یا از او وکالت بگیرید.',
    en: "File from an owner's account, or hold the owner's mandate.",
  },
  REGISTER_AWAY: { fa: 'کمی بعد دوباره ثبت کنید.', en: 'File again in a while.' },
  RECORD_ABSENT: {
    fa: 'شناسه‌ای را که سابقه با آن پیدا می‌شود بررسی و اصلاح کنید.',
    en: 'Check the identifier by which the record is found, and correct it.',
  },
  NOT_GIVEN: { fa: '{field} را وارد کنید.', en: 'Fill in {field}.' },
});

/** What an evaluation calls its own parts. */
export const evaluationWords = messages({
  cleared: {
    fa: 'مرجع مربوط این مورد را بررسی و تأیید کرده است.',
    en: 'The responsible body has looked at this and cleared it.',
  },
  example: { fa: 'نمونه', en: 'illustrative' },
  laneTitle: { fa: 'مسیر تصمیم', en: 'Decision lane' },
  lane: { fa: 'مسیر {lane}', en: 'Lane {lane}' },
  validity: { fa: 'اعتبار', en: 'Validity' },
  validFrom: { fa: 'آغاز مدت', en: 'Counted from' },
  validAtMost: { fa: 'هرگز بیش از {months} ماه از روز ثبت', en: 'Never longer than {months} months from the filing' },
  billId: { fa: 'شناسه قبض', en: 'Bill identifier' },
  owedBack: { fa: 'بازگرداندنی به متقاضی', en: 'Owed back to the applicant' },
  floored: { fa: 'کمتر از صفر، بی بازپرداخت', en: 'Below zero, not paid back' },
  paidBefore: { fa: 'پرداخت‌شده در محاسبه پیشین', en: 'Paid for an earlier calculation' },
  paidSlip: { fa: 'فیش {slip}', en: 'Slip {slip}' },
  requiredDocuments: { fa: 'مدارک لازم', en: 'Required documents' },
});

/** What people call the variables that every case has. */
export const variableTitles = messages({
  officeId: { fa: 'دفتر نماینده فنی', en: 'Representative office' },
  approved: { fa: 'تأیید دفتر', en: 'Office approved' },
  mandateActive: { fa: 'فعال بودن وکالت', en: 'Mandate active' },
  documents: { fa: 'مدارک پیوست‌شده', en: 'Attached documents' },
  required: { fa: 'مدارک لازم', en: 'Required documents' },
  cleared: { fa: 'ارجاع‌های تأییدشده', en: 'Cleared referrals' },
  asOf: { fa: 'روز ثبت', en: 'Day of filing' },
  generation: { fa: 'نسل خدمت', en: 'Generation of the service' },
  permitType: { fa: 'نوع پروانه', en: 'Permit type' },
});

/** What the checks come to. */
export const outcomeWords = messages({
  CLEAN: { fa: 'بی‌مانع', en: 'clean' },
  INCOMPLETE: { fa: 'ناقص', en: 'incomplete' },
  BLOCKED: { fa: 'دارای مغایرت', en: 'blocked' },
  REFERRAL: { fa: 'نیازمند ارجاع', en: 'to be referred' },
});

/** A fee line that was worked out anew. */
export const feeChangeWords = messages({
  changed: { fa: '{title}: {to} به جای {from}', en: '{title}: {to} instead of {from}' },
  added: { fa: '{title}: {to} (تازه)', en: '{title}: {to} (new)' },
  removed: { fa: '{title}: دیگر گرفته نمی‌شود (پیش‌تر {from})', en: '{title}: no longer charged ({from} before)' },
});
