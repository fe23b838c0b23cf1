import { messages } from '../../../forms/messages/messages.js';

/** Why nothing can be done about a person now. */
export const refusedBecause = messages({
  PERSON_UNKNOWN: {
    fa: 'از کسی با این شناسه چیزی نگهداری نمی‌شود؛ شناسه حساب را بدهید.',
    en: 'Nothing is held of a person of this id; give the account’s id.',
  },
  CASE_OPEN: {
    fa: 'پرونده‌های باز دارد؛ نخست باید به پایان برسد یا از آن انصراف داده شود.',
    en: 'Cases of this person are still open; they must end or be withdrawn first.',
  },
  TASK_HELD: {
    fa: 'کارهایی در دست دارد؛ نخست رها یا به دیگری سپرده شود.',
    en: 'The person still holds tasks; release them or give them to somebody else first.',
  },
  ROLE_HELD: { fa: 'هنوز نقشی دارد؛ نخست به آن پایان دهید.', en: 'The person still works in a role; end it first.' },
});

export const personWords = messages({
  /** stands where a name was */
  erasedName: { fa: 'حذف‌شده', en: 'Erased' },
  /** a masked name, as an example */
  maskedName: { fa: 'م*** ر***', en: 'M*** R***' },
  /** the first page of an export */
  title: { fa: 'داده‌های شخصی', en: 'Personal data' },
  heading: { fa: 'هر آنچه سامانه از شما نگهداری می‌کند', en: 'Everything that this service holds of you' },
  accountAndDay: { fa: 'شناسه حساب: {account} — تاریخ: {day}', en: 'Account: {account} — day: {day}' },
  files: { fa: 'هر ردیف، فایلی از همان داده‌ها به صورت JSON دارد.', en: 'Each row has a file of its data as JSON.' },
  data: { fa: 'داده‌ها', en: 'Data' },
  kind: { fa: 'نوع', en: 'Kind' },
  count: { fa: 'تعداد', en: 'Count' },
  fate: { fa: 'سرانجام', en: 'What becomes of it' },
  kept: { fa: 'نگه داشته می‌شود: {why}', en: 'kept: {why}' },
  erased: { fa: 'با درخواست پاک‌شدن پاک می‌شود', en: 'erased when erasure is asked for' },
  documents: { fa: 'مدارک', en: 'Documents' },
  case: { fa: 'پرونده', en: 'Case' },
  document: { fa: 'مدرک', en: 'Document' },
  file: { fa: 'فایل', en: 'File' },
  noDocument: { fa: 'مدرکی نیست.', en: 'There is no document.' },
  fileGone: { fa: '{name} (فایل آن دیگر نیست)', en: '{name} (its file is gone)' },
});
