import { messages } from '../../../forms/messages/messages.js';

export const publicNoticeWords = messages({
  TITLE: { fa: 'آگهی‌های عمومی', en: 'Public notices' },
  LEAD: {
    fa: 'پرونده‌هایی که اکنون همه می‌توانند ببینند، تا چه روزی، و آنچه می‌توان روی آن‌ها ثبت کرد.',
    en: 'Cases that everybody may look at now, until when, and what may be filed on them.',
  },
  NONE: { fa: 'اکنون آگهی‌ای نیست.', en: 'There is no notice now.' },
  MORE: { fa: 'آگهی‌های پیش از این', en: 'Earlier notices' },
  OVER: {
    fa: 'این آگهی دیگر عمومی نیست. آنچه خود روی آن ثبت کرده‌اید در «پرونده‌های من» است.',
    en: 'This notice is no longer public. What you have filed on it is among your cases.',
  },
  UNTIL: { fa: 'تا {moment}', en: 'until {moment}' },
  SHOWN: { fa: 'آنچه همه می‌بینند', en: 'What everybody sees' },
  DOCUMENTS: { fa: 'مدرک‌ها', en: 'Documents' },
  OBJECT: { fa: 'اعتراض می‌کنم', en: 'I object' },
  REQUEST: { fa: 'از تصمیم باخبرم کنید', en: 'Tell me the decision' },
  OBJECT_WHAT: {
    fa: 'متقاضی نام شما را نمی‌بیند؛ تصمیم‌گیرندگان می‌بینند. پاسخ و نتیجه به شما گفته می‌شود.',
    en: 'The applicant does not see who you are; those who decide do. You are told the answer and the decision.',
  },
  AS_CASE: {
    fa: 'درخواستی جدا با فرم، بها و شماره خود است؛ تا پیش از پایان آگهی ثبتش کنید. نام شما به متقاضی گفته نمی‌شود.',
    en: 'It is an application of its own, with its form, fee and number; file it before the notice ends. The applicant is not told who you are.',
  },
  BEGIN: { fa: 'آغاز این درخواست', en: 'Begin it' },
  SIGN_IN: { fa: 'برای ثبت اعتراض یا درخواست وارد شوید.', en: 'Sign in to file something on it.' },
  WHY: { fa: 'چرا اعتراض دارید', en: 'Why you object' },
  DONE: { fa: 'به شماره {code} ثبت شد.', en: 'Filed under {code}.' },
});

/** Of an application that is filed on a notice. */
export const onNoticeWords = messages({
  OBJECTION: { fa: 'اعتراض به', en: 'Objection to' },
  REQUEST: { fa: 'درخواست تصمیم درباره', en: 'Request for the decision on' },
  TOO_LATE: {
    fa: 'مهلت این آگهی گذشته است و این درخواست دیگر ثبت نمی‌شود.',
    en: 'The time of this notice is over: the application cannot be filed any more.',
  },
  OFF: { fa: 'دیگر به حساب نمی‌آید', en: 'no longer counts' },
  ANSWER: { fa: 'پاسخ شهرداری', en: 'The municipality’s answer' },
  ELSEWHERE: {
    fa: 'این درخواست از صفحه آگهی عمومی یک پرونده آغاز می‌شود.',
    en: 'This is begun on the page of the public notice of a case.',
  },
  TO_NOTICES: { fa: 'آگهی‌های عمومی', en: 'Public notices' },
});

/** Whether its fee is paid. */
export const noticeFees = messages({
  NONE: { fa: 'بی بها', en: 'nothing to pay' },
  DUE: { fa: 'هنوز پرداخت نشده', en: 'not paid yet' },
  PAID: { fa: 'پرداخت شده', en: 'paid' },
});

export const responseWords = messages({
  TITLE: { fa: 'آنچه مردم روی آگهی ثبت کرده‌اند', en: 'What people filed on the public notice' },
  OWN: { fa: 'آنچه روی آگهی‌ها ثبت کرده‌ام', en: 'What I have filed on notices' },
  OBJECTION: { fa: 'اعتراض', en: 'Objection' },
  REQUEST: { fa: 'درخواست اطلاع از تصمیم', en: 'Wants to be told the decision' },
  WITHDRAWN: { fa: 'پس گرفته شد', en: 'taken back' },
  ANSWER: { fa: 'پاسخ شهرداری', en: 'The municipality’s answer' },
  TO_ANSWER: { fa: 'پاسخ شما', en: 'Your answer' },
  SEND: { fa: 'بفرست', en: 'Send' },
  TO_CASE: { fa: 'درخواست', en: 'Application' },
  WITHDRAW: { fa: 'پس می‌گیرم', en: 'Take it back' },
});

export const noticeOutcomes = messages({
  UNDECIDED: { fa: 'هنوز تصمیم گرفته نشده', en: 'not decided yet' },
  GRANTED: { fa: 'پذیرفته شد', en: 'granted' },
  REFUSED: { fa: 'رد شد', en: 'refused' },
  ENDED: { fa: 'بی تصمیم پایان یافت', en: 'ended without a decision' },
});
