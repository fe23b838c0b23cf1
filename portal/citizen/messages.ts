import { messages } from '../../forms/messages/messages.js';

export const myWords = messages({
  TITLE: { fa: 'پرونده‌های من', en: 'My cases' },
  NONE: {
    fa: 'هنوز درخواستی نداده‌اید. از صفحهٔ نخست خدمتی را برگزینید.',
    en: 'You have not applied for anything yet. Choose a service on the first page.',
  },
  CHANGED: { fa: 'آخرین تغییر', en: 'Last change' },
});

export const statusWords = messages({
  DRAFT: { fa: 'پیش‌نویس', en: 'Draft' },
  UNDER_REVIEW: { fa: 'در دست بررسی', en: 'Under review' },
  RETURNED: { fa: 'برای اصلاح برگشته', en: 'Returned to you' },
  REFERRED: { fa: 'ارجاع شده', en: 'Referred' },
  AWAITING_PAYMENT: { fa: 'در انتظار پرداخت', en: 'Awaiting payment' },
  RECALCULATION_DUE: { fa: 'نیازمند محاسبهٔ دوباره', en: 'To be calculated anew' },
  ISSUED: { fa: 'صادر شده', en: 'Issued' },
  REJECTED: { fa: 'رد شده', en: 'Rejected' },
  WITHDRAWN: { fa: 'پس گرفته شده', en: 'Withdrawn' },
  EXPIRED: { fa: 'منقضی', en: 'Expired' },
});
