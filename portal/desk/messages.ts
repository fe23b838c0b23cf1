import { messages } from '../../forms/messages/messages.js';

export const queueWords = messages({
  TITLE: { fa: 'میز کار', en: 'Desk' },
  FILTER: { fa: 'کدام کارها', en: 'Which work' },
  ALL: { fa: 'همه', en: 'All' },
  ONLY_MINE: { fa: 'در دست من', en: 'Mine' },
  UNCLAIMED: { fa: 'بی‌مسئول', en: 'Unclaimed' },
  LATE: { fa: 'گذشته از مهلت', en: 'Overdue' },
  URGENT: { fa: 'فوری', en: 'Urgent' },
  TYPE: { fa: 'درخواست', en: 'Application' },
  STEP: { fa: 'مرحله', en: 'Step' },
  DUE: { fa: 'مهلت', en: 'Due' },
  WHO: { fa: 'مسئول', en: 'Who' },
  PRIORITY: { fa: 'اولویت', en: 'Priority' },
  ORDER: { fa: 'ترتیب', en: 'Order' },
  ESCALATED: { fa: 'به بالا رفته', en: 'escalated' },
  NONE: { fa: 'کاری در این فهرست نیست.', en: 'No work in this list.' },
  MORE: { fa: 'کارهای بعدی', en: 'More' },
  BEGIN: { fa: 'شروع از نخستین کار', en: 'Begin with the first' },
  KEPT: { fa: 'فهرست‌های من', en: 'My lists' },
  KEEP_AS: { fa: 'نام این فهرست', en: 'A name for this list' },
  KEEP: { fa: 'نگه‌دار', en: 'Keep it' },
  FORGET: { fa: 'حذف «{name}»', en: 'Forget “{name}”' },
  PICK: { fa: 'انتخاب {reference}', en: 'Pick {reference}' },
  PICK_ALL: { fa: 'انتخاب همهٔ این صفحه', en: 'Pick all of this page' },
  PICK_NONE: { fa: 'لغو انتخاب', en: 'Pick none' },
  PICKED: { fa: '{count} کار انتخاب شده', en: '{count} picked' },
  BULK: { fa: 'با کارهای انتخاب‌شده', en: 'With what is picked' },
  CLAIM_ALL: { fa: 'همه را برمی‌دارم', en: 'Claim them' },
  CLAIMED_ALL: { fa: 'همه در دست شماست.', en: 'They are yours.' },
  KEY_DOWN: { fa: 'کار بعدی در فهرست', en: 'the next row' },
  KEY_UP: { fa: 'کار پیشین در فهرست', en: 'the row before' },
  KEY_OPEN: { fa: 'باز کردن', en: 'open it' },
  KEY_PICK: { fa: 'انتخاب یا لغو آن', en: 'pick it, or not' },
  KEY_FIRST: { fa: 'باز کردن نخستین کار', en: 'open the first' },
  KEY_SEARCH: { fa: 'جست‌وجوی پرونده', en: 'find a case' },
});

export const priorityWords = messages({
  URGENT: { fa: 'فوری', en: 'Urgent' },
  HIGH: { fa: 'بالا', en: 'High' },
  NORMAL: { fa: 'عادی', en: 'Normal' },
  LOW: { fa: 'پایین', en: 'Low' },
});

export const orderWords = messages({
  URGENT_FIRST: { fa: 'فوری‌ها نخست', en: 'Most urgent first' },
  EARLIEST_DUE_FIRST: { fa: 'نزدیک‌ترین مهلت نخست', en: 'Earliest due first' },
  LATEST_DUE_FIRST: { fa: 'دورترین مهلت نخست', en: 'Latest due first' },
});

export const taskWords = messages({
  CLAIM: { fa: 'برمی‌دارم', en: 'Claim' },
  RELEASE: { fa: 'پس می‌دهم', en: 'Release' },
  CHANGES: { fa: 'از بار پیش چه تغییر کرد', en: 'What changed since the last filing' },
  NO_CHANGES: { fa: 'هیچ پاسخ، مدرک، بررسی یا مبلغی تغییر نکرده است.', en: 'No answer, document, check or amount.' },
  DOCUMENT_CHANGED: { fa: 'مدرک {document} عوض شد', en: 'Document {document} was changed' },
  ANSWERS: { fa: 'اظهارات متقاضی', en: 'What the applicant states' },
  HISTORY: { fa: 'چه گذشت', en: 'What happened' },
  BESIDE: { fa: 'مدارک و ملک', en: 'Documents and plot' },
  DOCUMENTS: { fa: 'مدارک', en: 'Documents' },
  NO_DOCUMENTS: { fa: 'مدرکی پیوست نیست.', en: 'No document is attached.' },
  KILOBYTES: { fa: '({size} کیلوبایت)', en: '({size} kB)' },
  STATUS: { fa: 'وضعیت', en: 'Status' },
  OWNER: { fa: 'مالک', en: 'Owner' },
  WAITED: { fa: 'انتظار نزد شهرداری', en: 'Waited for the municipality' },
  DAYS: { fa: '{days} روز', en: '{days} days' },
  PLOT: { fa: 'ملک', en: 'Plot' },
  OUTLINE: { fa: 'طرح کلی ملک', en: 'Outline of the plot' },
  REGISTER: { fa: 'آنچه سامانهٔ املاک می‌گوید', en: 'What the register says' },
  REGISTER_AT: { fa: 'منبع: {source}، {at}', en: 'source: {source}, {at}' },
  RELATED: { fa: 'پرونده‌ها و پروانه‌های دیگر این ملک', en: 'Other cases and permits of this plot' },
  NO_RELATED: { fa: 'پروندهٔ دیگری نیست.', en: 'There is no other.' },
  DECIDE: { fa: 'تصمیم', en: 'Decision' },
  REASON: { fa: 'دلیل', en: 'Reason' },
  REASON_HELP: {
    fa: 'برای برگرداندن و رد کردن لازم است و متقاضی آن را می‌بیند.',
    en: 'Needed to return or reject; the applicant sees it.',
  },
  SNIPPETS: { fa: 'افزودن به دلیل', en: 'Put into the reason' },
  CONDITIONS: { fa: 'شرط‌های تأیید', en: 'Conditions of an approval' },
  CONDITION: { fa: 'شرط {number}', en: 'Condition {number}' },
  ADD_CONDITION: { fa: 'افزودن شرط', en: 'Add a condition' },
  REVISION: {
    fa: 'نسخهٔ {revision} را می‌بینید و همان را تصمیم می‌گیرید.',
    en: 'You see revision {revision}, and decide on it.',
  },
  DONE: { fa: 'این کار بسته است.', en: 'This task is closed.' },
  NOT_YOURS: { fa: 'تصمیم این کار با شما نیست.', en: 'This task is not yours to decide.' },
  NEXT: { fa: 'کار بعدی', en: 'Next task' },
  TO_QUEUE: { fa: 'بازگشت به میز کار', en: 'Back to the desk' },
  KEY_DECIDE: { fa: 'رفتن به تصمیم', en: 'go to the decision' },
  KEY_REASON: { fa: 'نوشتن دلیل', en: 'write a reason' },
  KEY_NEXT: { fa: 'کار بعدی', en: 'the next task' },
  KEY_BACK: { fa: 'بازگشت به میز کار', en: 'back to the desk' },
});

export const viewerWords = messages({
  AWAY: {
    fa: 'این پرونده در اینجا باز نشد؛ با پیوند بالا آن را دریافت کنید.',
    en: 'The file could not be opened here; get it by the link above.',
  },
  BROKEN: {
    fa: 'این PDF خوانده نشد؛ با پیوند بالا آن را دریافت کنید.',
    en: 'This PDF could not be read; get it by the link above.',
  },
  OTHER: {
    fa: 'این نوع پرونده در صفحه نشان داده نمی‌شود؛ با پیوند بالا آن را دریافت کنید.',
    en: 'Files of this kind are not shown here; get it by the link above.',
  },
  PAGE: { fa: 'صفحهٔ {page} از {of}', en: 'Page {page} of {of}' },
  BEFORE: { fa: 'صفحهٔ پیش', en: 'Page before' },
  AFTER: { fa: 'صفحهٔ بعد', en: 'Next page' },
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
