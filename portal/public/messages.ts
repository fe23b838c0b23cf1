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
    fa: 'مبلغ دقیق پیش از ثبت درخواست، با شرح هر ریال، نشان داده می‌شود.',
    en: 'The exact amount is shown before you file, with how each rial comes about.',
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
