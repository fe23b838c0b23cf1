import { messages } from '../../forms/messages/messages.js';

/** What a conversation says of the installation: its cases, its fees, its people. */
export const conversationMessages = messages({
  SPOKEN_MEANWHILE: {
    fa: 'در این گفت‌وگو از جای دیگری هم چیزی گفته شده است؛ آن را دوباره بخوانید و سپس بگویید.',
    en: 'Something was said in this conversation from elsewhere meanwhile; read it again, then say it.',
  },
  PROPOSAL_CHANGED: {
    fa: 'آنچه تأیید می‌کنید دیگر همان پیشنهاد نیست؛ پیشنهاد تازه را ببینید.',
    en: 'What you confirm is no longer what is proposed; look at the new proposal.',
  },
  FIELD_UNKNOWN: { fa: 'در این فرم چنین فیلدی پرسیده نمی‌شود.', en: 'The form asks no such field.' },
  noCases: { fa: 'هنوز درخواستی ثبت نکرده‌اید.', en: 'You have not filed anything yet.' },
  case: { fa: '{reference}: {status}', en: '{reference}: {status}' },
  whichCase: {
    fa: 'برای دانستن بیشتر از یک پرونده، شماره آن را بگویید.',
    en: 'To know more of one of them, say its number.',
  },
  person: {
    fa: 'برای گفت‌وگو با کارشناس، «گفت‌وگو با کارشناس» را بزنید؛ این گفت‌وگو و پیش‌نویس می‌ماند.',
    en: 'To talk with a person, press "Ask for a person"; this conversation and the draft stay.',
  },
  agree: {
    fa: '{what} اگر همین را می‌خواهید، آن را با دکمه تأیید کنید؛ هر چیز دیگری بگویید انجام نمی‌شود.',
    en: '{what} If that is what you want, confirm it by its button; say anything else, and it is not done.',
  },
  toPay: {
    fa: '{reference}: {total} تا {until}. پرداخت در این صفحه است: {url}',
    en: '{reference}: {total} until {until}. It is paid on this page: {url}',
  },
  nothingToPay: {
    fa: 'اکنون چیزی برای پرداخت نیست؛ پس از محاسبه قبض در این صفحه است: {url}',
    en: 'Nothing is to be paid now; once fees are calculated the slip is on this page: {url}',
  },
  documents: {
    fa: 'مدارک را همین‌جا یا در این صفحه پیوست کنید: {url}',
    en: 'Attach documents right here, or on this page: {url}',
  },
  leave: {
    fa: 'باشد؛ همه چیز می‌ماند و هر وقت برگردید از همین‌جا ادامه می‌دهیم.',
    en: 'All right; everything is kept, and we go on from here whenever you come back.',
  },
  filed: { fa: 'درخواست ثبت شد: {reference}', en: 'It was filed: {reference}' },
  asked: {
    fa: 'درخواست شما به کارکنان شهرداری رسید و تا پاسخ ندهند در فهرست کارشان می‌ماند. پاسخ همین‌جا و با یک پیام به شما می‌رسد؛ گفت‌وگو و پیش‌نویس {reference} می‌ماند و می‌توانید ادامه دهید.',
    en: 'Your wish has reached those who work on such cases, and stays in their list until one answers. The answer comes right here, and a message tells you; this conversation and {reference} stay, and you may go on meanwhile.',
  },
  answered: { fa: 'پاسخ یک کارمند شهرداری: {text}', en: 'A person of the municipality answers: {text}' },
  ANSWERED_ALREADY: {
    fa: 'کس دیگری پیش از شما پاسخ داده است.',
    en: 'Somebody else has answered already.',
  },
});

/** How a case stands, in a few words. */
export const statuses = messages({
  DRAFT: { fa: 'پیش‌نویس', en: 'a draft' },
  UNDER_REVIEW: { fa: 'در دست بررسی شهرداری', en: 'with the municipality' },
  RETURNED: { fa: 'برای اصلاح نزد شما', en: 'returned to you for correction' },
  REFERRED: { fa: 'ارجاع‌شده به مرجع دیگر', en: 'referred to another body' },
  AWAITING_PAYMENT: { fa: 'در انتظار پرداخت شما', en: 'waiting for your payment' },
  RECALCULATION_DUE: { fa: 'باید دوباره محاسبه شود', en: 'to be calculated anew' },
  ISSUED: { fa: 'صادر شده', en: 'granted' },
  REJECTED: { fa: 'رد شده', en: 'rejected' },
  WITHDRAWN: { fa: 'پس گرفته شده', en: 'withdrawn' },
  EXPIRED: { fa: 'مهلت گذشته', en: 'lapsed' },
});
