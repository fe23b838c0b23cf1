import { messages } from '../../forms/messages/messages.js';

export const auditParts = messages({
  trail: { fa: 'رد کارها', en: 'Trail' },
  chain: { fa: 'درستی زنجیره', en: 'Chain' },
  samples: { fa: 'نمونه‌ها', en: 'Samples' },
  automation: { fa: 'تصمیم خودکار', en: 'Automation' },
});

export const auditWords = messages({
  TITLE: { fa: 'حسابرسی', en: 'Audit' },
  SUBJECT: { fa: 'رد چه چیزی؟', en: 'The trail of what?' },
  SUBJECT_HELP: {
    fa: 'شمارهٔ پرونده، یا office/شناسه، person/شناسه، mandate/شناسه، receipt/شناسه',
    en: 'A case’s reference, or office/ID, person/ID, mandate/ID, receipt/ID',
  },
  ONLY: { fa: 'فقط کار یا شخص', en: 'Only an act or a person' },
  NONE: { fa: 'ردی با این نشانی نیست.', en: 'There is no trail of this.' },
  SEQ: { fa: 'ردیف', en: 'Entry' },
  ACT: { fa: 'کار', en: 'Act' },
  BY: { fa: 'به دست', en: 'By' },
  FOR: { fa: 'به جای {who}', en: 'for {who}' },
  AT: { fa: 'زمان', en: 'When' },
  CHANGED: { fa: 'تغییر', en: 'What' },
  HASH: { fa: 'اثر انگشت', en: 'Hash' },
  EXPORT: { fa: 'دریافت همهٔ رد (JSON)', en: 'Get all of it (JSON)' },
  EVENTS: { fa: 'تازه‌ترین رویدادها', en: 'What happened last' },
  VERIFY_WHAT: {
    fa: 'هر ردیف به ردیف پیش از خود زنجیر شده است. بررسی، همهٔ زنجیره و ردیف‌های پشت آن را می‌خواند و هر چه دیگر چنان نیست که نوشته شد نام می‌برد.',
    en: 'Every entry is chained to the one before it. Verifying reads all of the chain and the rows behind it, and names whatever is not as it was written.',
  },
  VERIFY: { fa: 'بررسی همهٔ رد', en: 'Verify all of it' },
  SOUND: { fa: 'زنجیره درست است؛ چیزی دست نخورده.', en: 'The chain is sound: nothing was changed.' },
  NEVER: { fa: 'هنوز کسی زنجیره را بررسی نکرده است.', en: 'Nobody has verified the chain yet.' },
  BEFORE: { fa: 'بررسی‌های پیشین', en: 'Verified before' },
  DUE: { fa: 'در انتظار حسابرسی', en: 'To be audited' },
  DONE: { fa: 'حسابرسی‌شده', en: 'Audited' },
  NO_SAMPLES: { fa: 'نمونه‌ای در این فهرست نیست.', en: 'No sample in this list.' },
  CASE: { fa: 'پرونده', en: 'Case' },
  STEP: { fa: 'مرحله', en: 'Step' },
  OUTCOME: { fa: 'نتیجه', en: 'Outcome' },
  RULE: { fa: 'قاعده', en: 'Rule' },
  TYPE: { fa: 'نوع پروانه', en: 'Permit type' },
  AUDITED: { fa: 'حسابرسی‌شده', en: 'Audited' },
  OVERRULED: { fa: 'نقض‌شده', en: 'Overruled' },
  PERCENT: { fa: '{share}٪', en: '{share}%' },
  SHARE: { fa: 'سهم نقض', en: 'Share' },
  AUTOMATION_WHAT: {
    fa: 'حسابرس‌ها در پرونده‌هایی که هر قاعده در آن‌ها به کار رفت چند بار خطا یافته‌اند.',
    en: 'How often auditors found a fault in cases that each rule was part of.',
  },
  NO_RECORDS: { fa: 'هنوز پرونده‌ای حسابرسی نشده است.', en: 'No case has been audited yet.' },
});

export const outcomeWords = messages({
  APPROVE: { fa: 'تأیید', en: 'Approved' },
  RETURN: { fa: 'برگشت', en: 'Returned' },
  REJECT: { fa: 'رد', en: 'Rejected' },
});
