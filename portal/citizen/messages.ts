import { messages } from '../../forms/messages/messages.js';

export const myWords = messages({
  TITLE: { fa: 'پرونده‌های من', en: 'My cases' },
  PAGES: { fa: 'صفحه‌های من', en: 'My pages' },
  MANDATES: { fa: 'وکالت‌ها', en: 'Mandates' },
  MANDATES_WHY: {
    fa: 'یک دفتر مهندسی می‌تواند به نام شما کار کند. هر وقت بخواهید وکالت را پس می‌گیرید.',
    en: 'An engineering office can act for you. You take the mandate back whenever you like.',
  },
  NO_MANDATES: { fa: 'به دفتری وکالت نداده‌اید.', en: 'You have given no office a mandate.' },
  NOTICES: { fa: 'آگاهی‌ها', en: 'Notices' },
  DATA: { fa: 'داده‌ها و ورودهای من', en: 'My data and sessions' },
  NONE: {
    fa: 'هنوز درخواستی نداده‌اید. از صفحهٔ نخست خدمتی را برگزینید.',
    en: 'You have not applied for anything yet. Choose a service on the first page.',
  },
  TO_SERVICES: { fa: 'دیدن خدمت‌ها', en: 'See the services' },
  WAITS: { fa: 'منتظر شما', en: 'Waits for you' },
  OTHERS: { fa: 'دیگر پرونده‌ها و پیش‌نویس‌ها', en: 'Other cases and drafts' },
  UNREAD: { fa: '{count} پیام تازه', en: 'new messages: {count}' },
  PLOT: { fa: 'ملک {code}', en: 'plot {code}' },
  UNTIL: { fa: 'مهلت: {day}', en: 'until {day}' },
  PERMIT_ENDED: { fa: 'اعتبارش پایان یافته', en: 'its last day has passed' },
  SUPERSEDED_BY: { fa: 'پروانهٔ {number} جای آن را گرفته است', en: 'permit {number} took its place' },
  KEPT_HERE: { fa: 'پروانه‌هایی که روی این دستگاه مانده‌اند', en: 'Permits kept on this device' },
});

export const offerWords = messages({
  TITLE: { fa: 'وکالت دادن به یک دفتر', en: 'Give an office a mandate' },
  OFFICE: { fa: 'کدام دفتر؟', en: 'Which office?' },
  CHOOSE: { fa: 'انتخاب کنید', en: 'Choose' },
  TYPES: { fa: 'برای چه کارهایی؟', en: 'For what?' },
  PLOT: { fa: 'کد نوسازی ملک (اختیاری)', en: 'Renewal code of the plot (optional)' },
  PLOT_HELP: {
    fa: 'اگر ننویسید، برای همهٔ ملک‌های شماست.',
    en: 'Without one it reaches all your plots.',
  },
  UNTIL: { fa: 'آخرین روز', en: 'Its last day' },
  OFFER: { fa: 'پیشنهاد وکالت', en: 'Offer the mandate' },
  LACKING: {
    fa: 'دفتر، دست‌کم یک کار، و آخرین روز را مشخص کنید.',
    en: 'Name the office, at least one thing, and the last day.',
  },
});

export const transferWords = messages({
  TITLE: { fa: 'پرونده‌هایی که واگذار می‌شود', en: 'Cases that are handed over' },
  WAITS: { fa: 'تا {day} در انتظار پاسخ مالک تازه', en: 'Waits for the new owner until {day}' },
  WITHDRAW: { fa: 'پس گرفتن پیشنهاد', en: 'Take the offer back' },
  UNTIL: { fa: 'تا {day} پاسخ دهید', en: 'Answer until {day}' },
  ACCEPT: { fa: 'پذیرفتن', en: 'Accept' },
  DECLINE: { fa: 'نپذیرفتن', en: 'Decline' },
});

export const dataWords = messages({
  NAME: { fa: 'نام', en: 'Name' },
  NATIONAL_ID: { fa: 'کد ملی', en: 'National ID' },
  SESSIONS: { fa: 'کجا وارد شده‌اید', en: 'Where you are signed in' },
  SINCE: { fa: 'از {moment}', en: 'Since {moment}' },
  SEEN: { fa: 'آخرین بار {moment}', en: 'last seen {moment}' },
  THIS: { fa: 'همین‌جا', en: 'here' },
  END: { fa: 'پایان دادن', en: 'End it' },
  END_ALL: { fa: 'خروج از همه‌جا', en: 'Sign out everywhere' },
  EXPORT: { fa: 'داده‌های من', en: 'My data' },
  EXPORT_WHY: {
    fa: 'همهٔ آنچه این سامانه از پرونده‌ها، وکالت‌ها، پیام‌ها و ورودهای شما نشان می‌دهد، در یک فایل. رونوشت کاملِ همراه با مدارک را از شهرداری بخواهید.',
    en: 'All that this system shows you of your cases, mandates, messages and sessions, in one file. Ask the municipality for the complete copy with the documents.',
  },
  EXPORT_NOW: { fa: 'دریافت داده‌های من', en: 'Get my data' },
  EXPORTING: { fa: 'در حال گردآوری…', en: 'Gathering…' },
  EXPORTED: { fa: 'دریافت شد؛ {count} پرونده.', en: 'Done; cases: {count}.' },
  EXPORT_FAILED: { fa: 'نشد؛ اندکی بعد دوباره بکوشید.', en: 'It failed; try again in a moment.' },
});
