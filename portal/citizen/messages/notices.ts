import { messages } from '../../../forms/messages/messages.js';

export const noticeWords = messages({
  NONE: { fa: 'هنوز آگاهی‌ای نیامده است.', en: 'No notice has come yet.' },
  NEW: { fa: 'تازه', en: 'new' },
  GO_ON: { fa: 'ادامه', en: 'Go on' },
  READ: { fa: 'خواندم', en: 'I have read it' },
  PREFERENCES: { fa: 'چگونه آگاه شوم', en: 'How to be told' },
  LANGUAGE: { fa: 'زبان', en: 'Language' },
  WHEN: { fa: 'هنگامی که', en: 'When' },
});

export const noticeLanguageWords = messages({
  FA: { fa: 'فارسی', en: 'Persian' },
  EN: { fa: 'انگلیسی', en: 'English' },
  BOTH: { fa: 'هر دو', en: 'both' },
});

export const channelWords = messages({
  SMS: { fa: 'پیامک', en: 'SMS' },
  MAIL: { fa: 'رایانامه', en: 'mail' },
});

export const eventWords = messages({
  APPROVED: { fa: 'تأیید شد', en: 'it was approved' },
  APPEALED: { fa: 'اعتراضی ثبت یا رسیدگی شد', en: 'an objection was filed or decided' },
  ASSIGNED: { fa: 'کاری سپرده شد', en: 'work was given' },
  AUDITED: { fa: 'ممیزی شد', en: 'it was audited' },
  BEGUN_AT_COUNTER: { fa: 'در پیشخوان به نام شما آغاز شد', en: 'it was begun for you at the counter' },
  DUE_SOON: { fa: 'مهلت نزدیک است', en: 'time runs out soon' },
  ESCALATED: { fa: 'به بالادست رفت', en: 'it was handed on' },
  EXPIRED: { fa: 'مهلت گذشت', en: 'time ran out' },
  FILED: { fa: 'ثبت شد', en: 'it was filed' },
  INVITED: { fa: 'از شما پاسخی خواسته شد', en: 'you are asked for an answer' },
  ISSUED: { fa: 'پروانه صادر شد', en: 'the permit was issued' },
  MESSAGE: { fa: 'پیام یک گام', en: 'a step tells something' },
  NEW_MESSAGE: { fa: 'پیامی نوشته شد', en: 'a message was written' },
  NOTICE_ANSWERED: { fa: 'به آنچه روی آگهی ثبت کردید پاسخ داده شد', en: 'what you filed on a notice was answered' },
  NOTICE_DECIDED: { fa: 'پرونده یک آگهی تصمیم گرفته شد', en: 'the case of a notice was decided' },
  PAID: { fa: 'پرداخت شد', en: 'it was paid' },
  REFUNDED: { fa: 'پول برگشت', en: 'money was paid back' },
  REFUND_DUE: { fa: 'پولی باید برگردد', en: 'money is to be paid back' },
  REJECTED: { fa: 'رد شد', en: 'it was rejected' },
  RESTORED: { fa: 'پروانه برقرار شد', en: 'a permit was restored' },
  RETURNED: { fa: 'برای اصلاح برگشت', en: 'it was returned' },
  REVOKED: { fa: 'پروانه باطل شد', en: 'a permit was revoked' },
  STUCK: { fa: 'کار ایستاد', en: 'it got stuck' },
  SUSPENDED: { fa: 'پروانه تعلیق شد', en: 'a permit was suspended' },
  TRANSFERRED: { fa: 'واگذار شد', en: 'it was handed over' },
  TRANSFER_OFFERED: { fa: 'واگذاری پیشنهاد شد', en: 'a case is offered' },
  VISIT: { fa: 'زمان بازدید', en: 'the time of a visit' },
  WITHDRAWN: { fa: 'پس گرفته شد', en: 'it was withdrawn' },
});
