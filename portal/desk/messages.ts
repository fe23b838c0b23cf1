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
  ALL_DONE: { fa: 'برای همه انجام شد.', en: 'Done for all of them.' },
  ASSIGN: { fa: 'سپردن به همکار', en: 'Assign them' },
  ASSIGN_TO: { fa: 'به چه کسی', en: 'To whom' },
  OF: { fa: 'کارهای {who}', en: 'work of {who}' },
  OF_ALL: { fa: 'همه کس', en: 'everybody’s' },
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
  FINDINGS: { fa: 'یافته‌های شما', en: 'What you find' },
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
  DECISION_PDF: { fa: 'متن تصمیم (PDF)', en: 'The decision (PDF)' },
  CONDITION_IN: { fa: 'شرط {number} به', en: 'Condition {number} in' },
  CONDITION_DUE: { fa: 'تا روز (اگر مهلت دارد)', en: 'Until the day (where it has one)' },
  ADD_CONDITION: { fa: 'افزودن شرط', en: 'Add a condition' },
  REVISION: {
    fa: 'نسخهٔ {revision} را می‌بینید و همان را تصمیم می‌گیرید.',
    en: 'You see revision {revision}, and decide on it.',
  },
  NOT_YOURS: { fa: 'تصمیم این کار با شما نیست.', en: 'This task is not yours to decide.' },
  NEXT: { fa: 'کار بعدی', en: 'Next task' },
  TO_QUEUE: { fa: 'بازگشت به میز کار', en: 'Back to the desk' },
  KEY_DECIDE: { fa: 'رفتن به تصمیم', en: 'go to the decision' },
  KEY_REASON: { fa: 'نوشتن دلیل', en: 'write a reason' },
  KEY_NEXT: { fa: 'کار بعدی', en: 'the next task' },
  KEY_BACK: { fa: 'بازگشت به میز کار', en: 'back to the desk' },
});

export const correctionWords = messages({
  TITLE: { fa: 'اصلاح‌های سنجاق‌شده', en: 'Pinned corrections' },
  HELP: {
    fa: 'با برگرداندن فرستاده می‌شود و متقاضی هر یک را کنار همان پاسخ یا مدرک، و آنچه درباره ضابطه‌ای است در بازبینی می‌بیند.',
    en: 'They go with a return; the applicant sees each at its answer or document, and what is about a rule where answers are checked.',
  },
  WHERE: { fa: 'کجا', en: 'Where' },
  CHOOSE: { fa: 'انتخاب کنید', en: 'Choose' },
  ANSWER: { fa: 'پاسخ', en: 'Answer' },
  DOCUMENT: { fa: 'مدرک', en: 'Document' },
  RULE: { fa: 'ضابطه', en: 'Rule' },
  WHAT: { fa: 'چه باید کرد', en: 'What to do' },
  ADD: { fa: 'افزودن اصلاح', en: 'Add a correction' },
  REMOVE: { fa: 'حذف اصلاح {number}', en: 'Remove correction {number}' },
  ONE: { fa: 'اصلاح {number}', en: 'Correction {number}' },
});

export const letterWords = messages({
  TITLE: { fa: 'پیام‌ها', en: 'Messages' },
  NONE: { fa: 'پیامی نیست.', en: 'There is none.' },
  APPLICANT: { fa: 'متقاضی:', en: 'the applicant:' },
  MUNICIPALITY: { fa: 'شهرداری:', en: 'the municipality:' },
  WRITE: { fa: 'پیام به متقاضی', en: 'A message to the applicant' },
  SEND: { fa: 'بفرست', en: 'Send' },
});

export const teamWords = messages({
  TITLE: { fa: 'همکاران', en: 'Team' },
  NAME: { fa: 'نام', en: 'Name' },
  ROLES: { fa: 'نقش', en: 'Roles' },
  CLAIMED: { fa: 'در دست', en: 'Has' },
  OVERDUE: { fa: 'گذشته از مهلت', en: 'Overdue' },
  URGENT: { fa: 'فوری', en: 'Urgent' },
  STAND_IN: { fa: 'جانشین', en: 'Stand-in' },
  UNTIL: { fa: '{who} تا {at}', en: '{who} until {at}' },
  WORK: { fa: 'کارهایش', en: 'Their work' },
  LATE: { fa: 'گذشته از مهلت، از همه', en: 'Overdue, everybody’s' },
  NONE_LATE: { fa: 'کاری از مهلت نگذشته است.', en: 'Nothing is overdue.' },
  HAND_ON: { fa: 'سپردن به دیگری', en: 'Hand it on' },
  QUEUES: { fa: 'صف‌ها', en: 'Queues' },
  ROLE: { fa: 'نقش', en: 'Role' },
  DISTRICT: { fa: 'ناحیه', en: 'District' },
  WAITING: { fa: 'بی‌مسئول', en: 'Unclaimed' },
  HOLIDAYS: { fa: 'تعطیلی‌های پیش رو', en: 'Holidays ahead' },
  MY_ABSENCE: { fa: 'جانشین من', en: 'My stand-in' },
  HOLDING: { fa: 'کدام نقش', en: 'Which role' },
  FROM: { fa: 'از روز', en: 'From' },
  DELEGATE: { fa: 'سپردن نقش', en: 'Hand the role over' },
  TO: { fa: 'شناسهٔ جانشین', en: 'Account of the stand-in' },
  UNTIL_DAY: { fa: 'تا روز', en: 'Until' },
  END: { fa: 'پایان دادن', en: 'End it' },
});

export const timesWords = messages({
  RULE: {
    fa: 'تا وقتی در این زمان‌ها جایی برای بازدید هست، متقاضیان این نقش و ناحیه تنها همین‌ها را می‌بینند؛ وگرنه زمان‌های معمول را. روز تعطیل هم می‌شود.',
    en: 'While these times have room for a visit to come, applicants of the role and district are offered these alone; otherwise the usual ones. A day off will do too.',
  },
  NONE: { fa: 'هنوز زمانی پیشنهاد نکرده‌اید.', en: 'You have not offered any times yet.' },
  WHOSE: { fa: 'نقش', en: 'Role' },
  WHERE: { fa: 'ناحیه', en: 'District' },
  NO_DISTRICT: { fa: 'کارهای بی‌ناحیه', en: 'Work of no district' },
  DAY: { fa: 'روز', en: 'Day' },
  FROM: { fa: 'از ساعت', en: 'From' },
  TO: { fa: 'تا ساعت', en: 'Until' },
  OFFER: { fa: 'پیشنهاد می‌کنم', en: 'Offer it' },
  TAKE_BACK: { fa: 'پس می‌گیرم', en: 'Take it back' },
  STAYS: { fa: 'بازدیدهای گرفته‌شده سر جای خود می‌مانند.', en: 'Visits that are booked stay booked.' },
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

export const askedForWords = messages({
  TITLE: { fa: '{count} نفر در گفت‌وگو منتظر یک کارمندند', en: '{count} waiting for a person in a conversation' },
  NO_WORDS: { fa: 'می‌خواهد با یک کارمند گفت‌وگو کند.', en: 'Wants to talk with a person.' },
  ANSWER: { fa: 'پاسخ شما', en: 'Your answer' },
  SEND: { fa: 'فرستادن پاسخ', en: 'Send the answer' },
});
