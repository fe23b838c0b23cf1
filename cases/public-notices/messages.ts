import { messages } from '../../forms/messages/messages.js';

/** What is wrong with how a list is asked for. */
export const requestPaging = messages({
  size: { fa: 'first عددی از ۱ تا {most} است.', en: 'first is a number from 1 to {most}.' },
  after: { fa: 'after را همان‌گونه بفرستید که در next آمد.', en: 'Send after exactly as it came in next.' },
});

/** Why something cannot be filed on a public notice, or said to it. */
export const responseMessages = messages({
  NOT_TAKEN: {
    fa: 'این آگهی این را نمی‌پذیرد؛ آنچه می‌پذیرد در takes آن است.',
    en: 'The notice does not take this; its takes says what it does.',
  },
  FILED_BEFORE: {
    fa: 'شما پیش‌تر روی این آگهی این را ثبت کرده‌اید؛ آن را پس بگیرید تا دوباره ثبت کنید.',
    en: 'You have filed this on the notice before; withdraw that to file anew.',
  },
  OWN_CASE: {
    fa: 'روی آگهی پرونده خودتان چیزی ثبت نمی‌شود؛ از صفحه پرونده پیام بفرستید.',
    en: 'Nothing is filed on the notice of one’s own case; write from the page of the case.',
  },
  FULL: {
    fa: 'روی این آگهی بیش از این چیزی ثبت نمی‌شود؛ به دبیرخانه شهرداری بنویسید.',
    en: 'Nothing more can be filed on this notice; write to the municipality’s secretariat.',
  },
  OVER: {
    fa: 'مهلت این آگهی گذشته است و چیزی روی آن ثبت نمی‌شود؛ به دبیرخانه شهرداری بنویسید.',
    en: 'The time of this notice is over and nothing more is filed on it; write to the municipality’s secretariat.',
  },
  FILED_AS_CASE: {
    fa: 'این در قالب یک درخواست جدا ثبت می‌شود؛ آن را با startApplication(onNotice:) از صفحه آگهی آغاز کنید.',
    en: 'This is filed as an application of its own; begin it on the page of the notice, with startApplication(onNotice:).',
  },
  NOTICE_NEEDED: {
    fa: 'این درخواست تنها روی آگهی عمومی یک پرونده آغاز می‌شود؛ آن را از صفحه همان آگهی آغاز کنید.',
    en: 'This is begun on the public notice of a case alone; begin it on the page of that notice.',
  },
  WITHDRAW_CASE: {
    fa: 'این در قالب درخواست {reference} ثبت شده است؛ همان درخواست را پس بگیرید.',
    en: 'This was filed as application {reference}; withdraw that.',
  },
  WITHDRAWN: { fa: 'این پیش‌تر پس گرفته شده است.', en: 'This has been withdrawn.' },
  ANSWERED: { fa: 'این پیش‌تر پاسخ گرفته است.', en: 'This has been answered.' },
  FORM_NOT_ASKED: { fa: 'answers را نفرستید؛ فرمی خواسته نشده است.', en: 'Leave answers out; no form is asked for.' },
});
