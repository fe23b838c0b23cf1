import { messages } from '../../forms/messages/messages.js';

export const homeWords = messages({
  TITLE: { fa: 'کارهای ساختمانی‌تان را از خانه انجام دهید', en: 'Your building permits, from home' },
  LEAD: {
    fa: 'ضوابط ملک را ببینید، عوارض را پیشاپیش بدانید، درخواست بدهید و پروانه را چاپ کنید.',
    en: 'See what applies to your plot, know the fees beforehand, apply, and print the permit.',
  },
  SERVICES: { fa: 'چه کاری می‌خواهید بکنید؟', en: 'What would you like to do?' },
});

export const serviceWords = messages({
  OFFERED: {
    fa: 'این خدمت تنها از این راه‌ها داده می‌شود: {ways}',
    en: 'This service is given in these ways alone: {ways}',
  },
  START: { fa: 'آغاز درخواست', en: 'Begin an application' },
  BY_OFFICE: {
    fa: 'یک دفتر مهندسی هم می‌تواند با وکالت شما این درخواست را پیش ببرد.',
    en: 'An engineering office may do this for you under a mandate.',
  },
  DOCUMENTS: { fa: 'مدارکی که لازم است', en: 'Documents you need' },
  NO_DOCUMENTS: { fa: 'مدرکی لازم نیست.', en: 'No document is needed.' },
  OPTIONAL: { fa: 'اختیاری', en: 'optional' },
  STEPS: { fa: 'چه مراحلی دارد', en: 'How it goes' },
  LIMITS: { fa: 'مهلت‌ها', en: 'How long it may take' },
  FEES: { fa: 'عوارضی که ممکن است داشته باشد', en: 'What it may cost' },
  FEES_WHY: {
    fa: 'مبلغ دقیق پیش از ثبت درخواست، با شرح هر ردیف، نشان داده می‌شود.',
    en: 'The exact amount is shown before you file, with how each line comes about.',
  },
  FEE: { fa: 'عنوان', en: 'Fee' },
  PAYEE: { fa: 'دریافت‌کننده', en: 'Paid to' },
  BASIS: { fa: 'مستند قانونی', en: 'Legal basis' },
  ILLUSTRATIVE: { fa: 'نرخ نمونه', en: 'sample rate' },
});

export const officeWords = messages({
  TITLE: { fa: 'دفاتر مهندسی مجاز', en: 'Approved engineering offices' },
  LEAD: {
    fa: 'این دفاتر می‌توانند با وکالت مالک، کارهای او را پیش ببرند.',
    en: 'These offices may act for an owner who gives them a mandate.',
  },
  NAME: { fa: 'نام دفتر', en: 'Office' },
  SINCE: { fa: 'سابقه از', en: 'On record since' },
  NONE: { fa: 'اکنون دفتری مجاز نیست.', en: 'No office is approved at present.' },
});

export const transparencyWords = messages({
  TITLE: { fa: 'تصمیم‌های سامانه', en: 'Decisions by the system' },
  LEAD: {
    fa: 'سامانه تنها تأیید می‌کند و تنها با شرط‌هایی که این جا آمده است؛ هرگز رد نمی‌کند. هر کس می‌تواند بخواهد کارشناس تصمیم بگیرد، و به تصمیم سامانه اعتراض کند.',
    en: 'The system only approves, and only under the conditions named here; it never refuses. Everybody may have a person decide, and may object to what the system decided.',
  },
  POLICIES: { fa: 'آنچه سامانه می‌تواند تصمیم بگیرد', en: 'What the system may decide' },
  NO_POLICY: { fa: 'هیچ سیاست تصمیمی در کار نیست.', en: 'No decision policy is in force.' },
  APPEAL: { fa: 'مهلت اعتراض: {days} روز کاری', en: 'To be objected to within {days} working days' },
  ALL_OF: { fa: 'همهٔ این‌ها باید برقرار باشد:', en: 'All of this has to hold:' },
  VERSION: { fa: 'نسخهٔ {version}، اثر انگشت {hash}', en: 'Version {version}, hash {hash}' },
  MONTHS: { fa: 'چگونه گذشت', en: 'How it went' },
  CAVEAT: {
    fa: 'پرونده‌های نمونه را پیش از تصمیم سامانه کارشناس تصمیم می‌گیرد، بی آن که پاسخ سامانه را بداند. «هم‌نظر» و «نقض» از پرونده‌هایی است که کسی نگاه کرده است.',
    en: 'Drawn cases are decided by a person before the system could, without being told what it would have said. “Agreed” and “overruled” are of cases that somebody has looked at.',
  },
  NO_MONTH: { fa: 'هنوز تصمیمی نیست.', en: 'There is no decision yet.' },
  TYPE: { fa: 'خدمت', en: 'Service' },
  MONTH: { fa: 'ماه', en: 'Month' },
  ASKED: { fa: 'پرونده', en: 'Cases' },
  BY_ENGINE: { fa: 'با سامانه', en: 'By the system' },
  BY_PERSON: { fa: 'با انسان', en: 'By a person' },
  DRAWN: { fa: 'نمونه', en: 'Drawn' },
  AGREED: { fa: 'هم‌نظر', en: 'Agreed' },
  OVERRULED: { fa: 'نقض', en: 'Overruled' },
  APPEALED: { fa: 'اعتراض', en: 'Objected to' },
  UPHELD: { fa: 'اعتراض وارد', en: 'Upheld' },
  DAYS_ENGINE: { fa: 'روز (سامانه)', en: 'Days (system)' },
  DAYS_PERSON: { fa: 'روز (انسان)', en: 'Days (person)' },
});

export const modeWords = messages({
  OFF: {
    fa: 'خاموش: سامانه چیزی بر پایهٔ این سیاست تصمیم نمی‌گیرد',
    en: 'Off: the system decides nothing by this policy',
  },
  SHADOW: {
    fa: 'در سایه: انسان تصمیم می‌گیرد و پاسخ سامانه برای سنجش نگه داشته می‌شود',
    en: 'In shadow: people decide, and what the system would have said is kept to be compared',
  },
  SAMPLED: {
    fa: 'با نمونه: سامانه تأیید می‌کند و بخشی از پرونده‌ها را انسان تصمیم می‌گیرد',
    en: 'Sampled: the system approves, and people decide a share of the cases',
  },
});
