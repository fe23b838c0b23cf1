import { messages } from '../../forms/messages/messages.js';

export const queueWords = messages({
  TITLE: { fa: 'میز کار', en: 'Desk' },
  SEARCH: { fa: 'جست‌وجوی پرونده', en: 'Find a case' },
  OPEN: { fa: 'باز: {count}', en: 'open: {count}' },
  MINE: { fa: 'در دست من: {count}', en: 'mine: {count}' },
  OVERDUE: { fa: 'گذشته از مهلت: {count}', en: 'overdue: {count}' },
  FILTER: { fa: 'کدام کارها', en: 'Which work' },
  ALL: { fa: 'همه', en: 'All' },
  ONLY_MINE: { fa: 'در دست من', en: 'Mine' },
  UNCLAIMED: { fa: 'بی‌مسئول', en: 'Unclaimed' },
  LATE: { fa: 'گذشته از مهلت', en: 'Overdue' },
  TYPE: { fa: 'درخواست', en: 'Application' },
  STEP: { fa: 'مرحله', en: 'Step' },
  DUE: { fa: 'مهلت', en: 'Due' },
  WHO: { fa: 'مسئول', en: 'Who' },
  NOBODY: { fa: '—', en: '—' },
  NONE: { fa: 'کاری در این فهرست نیست.', en: 'No work in this list.' },
  MORE: { fa: 'کارهای بعدی', en: 'More' },
});

export const taskWords = messages({
  CLAIM: { fa: 'برمی‌دارم', en: 'Claim' },
  RELEASE: { fa: 'پس می‌دهم', en: 'Release' },
  CHANGES: { fa: 'از بار پیش چه تغییر کرد', en: 'What changed since the last filing' },
  ANSWERS: { fa: 'اظهارات متقاضی', en: 'What the applicant states' },
  DOCUMENTS: { fa: 'مدارک', en: 'Documents' },
  DECIDE: { fa: 'تصمیم', en: 'Decision' },
  REASON: { fa: 'دلیل', en: 'Reason' },
  REASON_HELP: {
    fa: 'برای برگرداندن و رد کردن لازم است و متقاضی آن را می‌بیند.',
    en: 'Needed to return or reject; the applicant sees it.',
  },
  REVISION: {
    fa: 'نسخهٔ {revision} را می‌بینید و همان را تصمیم می‌گیرید.',
    en: 'You see revision {revision}, and decide on it.',
  },
  DONE: { fa: 'این کار بسته است.', en: 'This task is closed.' },
  NEXT: { fa: 'کار بعدی', en: 'Next task' },
  TO_QUEUE: { fa: 'بازگشت به میز کار', en: 'Back to the desk' },
});

export const outcomeWords = messages({
  APPROVE: { fa: 'تأیید', en: 'Approve' },
  RETURN: { fa: 'برگرداندن برای اصلاح', en: 'Return' },
  REJECT: { fa: 'رد', en: 'Reject' },
});

export const searchWords = messages({
  TITLE: { fa: 'جست‌وجوی پرونده', en: 'Find a case' },
  WHAT: { fa: 'چه پرونده‌ای؟', en: 'Which case?' },
  HELP: {
    fa: 'شماره پرونده یا پروانه، کد نوسازی، پلاک ثبتی، نام یا کد ملی کامل',
    en: 'A reference or permit number, a renewal code, a plate, a name or a whole national ID',
  },
  FIND: { fa: 'جست‌وجو', en: 'Find' },
  NONE: { fa: 'پرونده‌ای پیدا نشد که اجازهٔ دیدنش را داشته باشید.', en: 'No case was found that you may see.' },
  MORE: { fa: 'بعدی‌ها', en: 'More' },
});
