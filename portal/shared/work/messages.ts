import { messages } from '../../../forms/messages/messages.js';

/** Where those who work for the municipality go. */
export const areaWords = messages({
  COUNTER: { fa: 'پیشخوان', en: 'Counter' },
  DESK: { fa: 'صف کار', en: 'Queue' },
  TIMES: { fa: 'زمان‌های بازدید من', en: 'My hours for visits' },
  TEAM: { fa: 'همکاران', en: 'Team' },
  SEARCH: { fa: 'جست‌وجو', en: 'Search' },
  MONEY: { fa: 'دریافت‌ها', en: 'Money' },
  AUDIT: { fa: 'حسابرسی', en: 'Audit' },
  AUTOMATION: { fa: 'تصمیم‌های سامانه', en: 'Automation' },
  INTEGRATE: { fa: 'اتصال سامانه‌ها', en: 'Integration' },
  STATISTICS: { fa: 'آمار', en: 'Statistics' },
  ADMIN: { fa: 'مدیریت', en: 'Administration' },
});

/** What pages of work say alike. */
export const workWords = messages({
  AREAS: { fa: 'بخش‌ها', en: 'Areas' },
  MORE: { fa: 'بعدی‌ها', en: 'More' },
  FIRST: { fa: 'از ابتدا', en: 'From the beginning' },
  SHOW: { fa: 'نمایش', en: 'Show' },
  SAVE: { fa: 'ذخیره', en: 'Save' },
  DO: { fa: 'انجام بده', en: 'Do it' },
  REASON: { fa: 'دلیل', en: 'Reason' },
  ALL: { fa: 'همه', en: 'All' },
  NONE: { fa: 'چیزی برای نمایش نیست.', en: 'There is nothing to show.' },
  NOTHING: { fa: '—', en: '—' },
  YES: { fa: 'بله', en: 'yes' },
  NO: { fa: 'خیر', en: 'no' },
  DONE: { fa: 'انجام شد.', en: 'Done.' },
  CANCEL: { fa: 'توقف', en: 'Stop' },
  PRINT: { fa: 'چاپ', en: 'Print' },
});

export const longWorkWords = messages({
  RUNNING: { fa: 'در حال انجام: {done} از {of}', en: 'Running: {done} of {of}' },
  BEGUN: { fa: 'در حال انجام: {done}', en: 'Running: {done}' },
  DONE: { fa: 'انجام شد.', en: 'Done.' },
  FAILED: { fa: 'انجام نشد: {failure}', en: 'It failed: {failure}' },
  CANCELLED: { fa: 'متوقف شد.', en: 'It was stopped.' },
  RESULT: { fa: 'نتیجه', en: 'Result' },
});

export const shortcutWords = messages({
  HELP: { fa: 'میان‌برهای صفحه‌کلید', en: 'Keyboard shortcuts' },
  OPEN: { fa: 'میان‌برها (؟)', en: 'Shortcuts (?)' },
  THIS: { fa: 'همین راهنما', en: 'this help' },
  ON: { fa: 'میان‌برهای تک‌کلیدی روشن باشد', en: 'single-key shortcuts are on' },
  CLOSE: { fa: 'بستن', en: 'Close' },
});
