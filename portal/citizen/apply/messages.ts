import { messages } from '../../../forms/messages/messages.js';

export const applyWords = messages({
  OPEN_ONE: { fa: 'پیش‌نویس نیمه‌تمامی دارید', en: 'You have a draft under way' },
  OPEN_WHY: {
    fa: 'می‌توانید آن را ادامه دهید؛ چیزی از آن پاک نشده است.',
    en: 'You can go on with it; nothing of it was lost.',
  },
  GO_ON: { fa: 'ادامهٔ پیش‌نویس {reference}', en: 'Go on with draft {reference}' },
  BEGIN_NEW: { fa: 'آغاز درخواستی تازه', en: 'Begin a new application' },
  BEGIN: { fa: 'آغاز', en: 'Begin' },
  BEGIN_WHY: {
    fa: 'هر پاسخ همان لحظه نگه داشته می‌شود. هر وقت خواستید بروید و بعد ادامه دهید.',
    en: 'Every answer is kept at once. Leave whenever you like and go on later.',
  },
});

export const draftWords = messages({
  TASKS: { fa: 'بخش‌های درخواست', en: 'Parts of the application' },
  DONE: { fa: 'کامل', en: 'complete' },
  OPEN: { fa: 'ناتمام', en: 'not complete' },
  DOCUMENTS: { fa: 'مدارک', en: 'Documents' },
  CHECK: { fa: 'بازبینی پاسخ‌ها', en: 'Check your answers' },
  RESULT: { fa: 'نتیجه و عوارض، و ثبت درخواست', en: 'Result, fees and filing' },
  NEXT: { fa: 'بعدی: {title}', en: 'Next: {title}' },
  BACK: { fa: 'همهٔ بخش‌ها', en: 'All parts' },
  SAVING: { fa: 'در حال ذخیره…', en: 'Saving…' },
  SAVED: { fa: 'ذخیره شد: {moment}', en: 'Saved {moment}' },
  KEPT: {
    fa: 'هنوز ذخیره نشده است و خودبه‌خود دوباره فرستاده می‌شود. این صفحه را نبندید.',
    en: 'Not saved yet; it is sent again by itself. Do not close this page.',
  },
  NOT_DRAFT: {
    fa: 'این درخواست ثبت شده است و دیگر پیش‌نویس نیست.',
    en: 'This application was filed and is no draft any more.',
  },
  TO_CASE: { fa: 'دیدن پرونده', en: 'See the case' },
});

export const documentWords = messages({
  CHOOSE: { fa: 'انتخاب فایل برای {title}', en: 'Choose a file for {title}' },
  ATTACHED: { fa: 'پیوست شد', en: 'attached' },
  PROGRESS: { fa: 'در حال فرستادن: {percent}٪', en: 'Sending: {percent}%' },
  REMOVE: { fa: 'حذف {name}', en: 'Remove {name}' },
  FAILED: { fa: 'فرستاده نشد: {why}', en: 'Not sent: {why}' },
  OPTIONAL: { fa: 'اختیاری', en: 'optional' },
  LIMIT: { fa: 'PDF، JPEG یا PNG', en: 'PDF, JPEG or PNG' },
});

export const checkWords = messages({
  CHANGE_WHAT: { fa: 'تغییر {what}', en: 'Change {what}' },
  ISSUES: { fa: 'این‌ها باید درست شوند', en: 'These have to be put right' },
  ALL_GOOD: { fa: 'همهٔ پاسخ‌های لازم داده شده است.', en: 'All that is needed was answered.' },
});

export const resultWords = messages({
  FILE: { fa: 'ثبت درخواست', en: 'File the application' },
  FILE_WHY: {
    fa: 'با ثبت، درخواست به شهرداری فرستاده می‌شود. پیش از تأیید شهرداری چیزی پرداخت نمی‌کنید.',
    en: 'Filing sends the application to the municipality. You pay nothing before it has approved.',
  },
});
