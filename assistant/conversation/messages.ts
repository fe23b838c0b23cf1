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
  cost: { fa: 'با آنچه تا اینجا گفته‌اید: {total} ریال.', en: 'By what you have told so far: {total} rials.' },
  costLater: {
    fa: 'هزینه وقتی معلوم می‌شود که همه پاسخ‌های لازم داده شده باشد؛ پیش از ثبت آن را می‌بینید.',
    en: 'The fees can be told once all that is needed was answered; you see them before anything is filed.',
  },
  noCases: { fa: 'هنوز درخواستی ثبت نکرده‌اید.', en: 'You have not filed anything yet.' },
  case: { fa: '{reference}: {status}', en: '{reference}: {status}' },
  person: {
    fa: 'برای گفت‌وگو با کارشناس، «گفت‌وگو با کارشناس» را بزنید؛ این گفت‌وگو و پیش‌نویس می‌ماند.',
    en: 'To talk with a person, press "Ask for a person"; this conversation and the draft stay.',
  },
  payment: {
    fa: 'پرداخت پس از محاسبه در صفحه پرونده است: {url}',
    en: 'What is to be paid is on the page of the case, once it is calculated: {url}',
  },
  withdrawal: {
    fa: 'دور انداختن پیش‌نویس یا انصراف در صفحه پرونده است و آنجا تأیید می‌خواهد: {url}',
    en: 'A draft is thrown away, or a case withdrawn, on its page, which asks for a confirmation: {url}',
  },
  mandate: {
    fa: 'وکالت دفتر در صفحه وکالت‌هاست و تأیید می‌خواهد: {url}',
    en: 'A mandate of an office is given on its page, which asks for a confirmation: {url}',
  },
  leave: {
    fa: 'باشد؛ همه چیز می‌ماند و هر وقت برگردید از همین‌جا ادامه می‌دهیم.',
    en: 'All right; everything is kept, and we go on from here whenever you come back.',
  },
  filed: { fa: 'درخواست ثبت شد: {reference}', en: 'It was filed: {reference}' },
  asked: {
    fa: 'درخواست گفت‌وگو با کارشناس یادداشت شد؛ تا آن هنگام پیش‌نویس شما می‌ماند. با شماره {reference} به دفتر خدمات شهر هم می‌توانید بروید.',
    en: 'That you asked for a person was noted; your draft stays until then. With {reference} you may also go to the counter.',
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
