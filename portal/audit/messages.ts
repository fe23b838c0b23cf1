import { messages } from '../../forms/messages/messages.js';

export const auditParts = messages({
  trail: { fa: 'رد کارها', en: 'Trail' },
  chain: { fa: 'درستی زنجیره', en: 'Chain' },
  samples: { fa: 'نمونه‌ها', en: 'Samples' },
  automation: { fa: 'تصمیم خودکار', en: 'Automation' },
});

export const auditWords = messages({
  CONSENTS: { fa: 'رضایت‌های پیشخوان که برگزیده شد', en: 'Consents of counters that were drawn' },
  NO_CONSENTS: { fa: 'رضایتی برگزیده نشده است.', en: 'No consent was drawn.' },
  CONSENT_OF: { fa: 'رضایت', en: 'Consent of' },
  COUNTER: { fa: 'پیشخوان', en: 'Counter' },
  TAKEN_BY: { fa: 'نزد', en: 'Before' },
  WORDS: { fa: 'متن', en: 'Words' },
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

export const decisionWords = messages({
  TITLE: { fa: 'تصمیم‌های بی دخالت انسان', en: 'Decisions without a person' },
  WHAT: {
    fa: 'یک نفر می‌تواند آن را همان دم متوقف کند؛ از سرگیری دو نفر دیگر می‌خواهد.',
    en: 'One person stops it at once; it takes two others to let it go on.',
  },
  NONE: { fa: 'هیچ سیاست تصمیمی در کار نیست.', en: 'No decision policy is in force.' },
  STOPPED: { fa: 'متوقف است: هر پرونده را انسان تصمیم می‌گیرد.', en: 'Stopped: a person decides every case.' },
  DRIFTED: {
    fa: 'بیش از آنچه سیاست روا می‌داند نقض شده است.',
    en: 'More was overruled than the policy bears.',
  },
  OVERDUE: { fa: 'نگاه‌های مهلت‌گذشته: {count}', en: 'Looks that are overdue: {count}' },
  RATE: { fa: 'سهم نمونه', en: 'Share that is drawn' },
  OF_HUNDRED: { fa: '{rate} از ۱۰۰', en: '{rate} in 100' },
  LOOKED: { fa: 'نگاه‌شده در پنجرهٔ سنجش', en: 'Looked at, in the window' },
  AGREED: { fa: 'هم‌نظر', en: 'Agreed' },
  OVERRULED: { fa: 'نقض‌شده', en: 'Overruled' },
  TODAY: { fa: 'امروز بی دخالت انسان', en: 'Today without a person' },
  OF: { fa: '{count} از {most}', en: '{count} of {most}' },
  AGREEMENT: { fa: 'هم‌نظری انسان و سامانه، به ماه', en: 'Agreement of people and the system, by month' },
  NO_LOOK: { fa: 'هنوز کسی نگاه نکرده است.', en: 'Nobody has looked at any yet.' },
  STOP: { fa: 'متوقف کن', en: 'Stop it' },
  STOP_WHAT: {
    fa: 'از همین دم هر پرونده‌ای از این خدمت را، آن‌ها هم که در راه‌اند، انسان تصمیم می‌گیرد.',
    en: 'From this moment on a person decides every case of this service, also those on their way.',
  },
  WHY: { fa: 'چرا', en: 'Why' },
  RESUME: { fa: 'از سر گرفتن', en: 'Let it go on' },
  ANOTHER: { fa: 'یک نفر دیگر هم باید موافقت کند.', en: 'Somebody else has to agree, too.' },
});
