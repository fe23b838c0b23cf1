import { messages } from './messages.js';

/** What people call the checks of the permit that a case rests on. */
export const baseTitles = messages({
  STANDING: { fa: 'وضعیت پروانه پایه', en: 'Standing of the base permit' },
  PLOT: { fa: 'ملک پروانه پایه', en: 'Plot of the base permit' },
  HOLDER: { fa: 'دارنده پروانه پایه', en: 'Holder of the base permit' },
  TYPE: { fa: 'نوع پروانه پایه', en: 'Type of the base permit' },
});

/** Why that permit cannot be used, and what to do. */
export const baseMessages = messages({
  STANDING: {
    fa: 'وضعیت پروانه پایه «{actual}» است؛ این درخواست تنها بر پایه پروانه «{limit}» پذیرفته می‌شود.',
    en: 'The base permit is {actual}; this application needs one that is {limit}.',
  },
  STANDING_FIX: {
    fa: 'شماره پروانه‌ای را که اکنون اعتبار دارد وارد کنید، یا درخواستی از نوع مناسب ثبت کنید.',
    en: 'Enter the number of the permit that holds now, or file an application of the fitting kind.',
  },
  PLOT: {
    fa: 'پروانه پایه برای ملک دیگری ({actual}) صادر شده است.',
    en: 'The base permit was granted for another plot ({actual}).',
  },
  PLOT_FIX: {
    fa: 'شماره پروانه و کد نوسازی را با هم بررسی کنید.',
    en: 'Check the permit number and the renewal code against each other.',
  },
  HOLDER: {
    fa: 'پروانه پایه به نام متقاضی نیست.',
    en: 'The base permit is not held by the applicant.',
  },
  TYPE: {
    fa: 'پروانه پایه از نوع «{actual}» است؛ این درخواست بر پایه یکی از این نوع‌ها پذیرفته می‌شود: {limit}.',
    en: 'The base permit is of the type {actual}; this application rests on one of: {limit}.',
  },
  TYPE_FIX: { fa: 'شماره پروانه ساختمان را وارد کنید.', en: 'Enter the number of a permit of one of these types.' },
  HOLDER_FIX: {
    fa: 'دارنده پروانه باید خود یا با وکالت دفتر خود درخواست را ثبت کند.',
    en: 'The permit’s holder files, or the office that holds their mandate.',
  },
});

/** What these checks rest on, under the name that they give for it. */
export const baseBasis = messages({
  'grant.base': { fa: 'دفتر پروانه‌های شهرداری', en: 'the municipality’s register of permits' },
});

/** How a permit stands. */
export const standingWords = messages({
  ISSUED: { fa: 'دارای اعتبار', en: 'in force' },
  SUSPENDED: { fa: 'معلق', en: 'suspended' },
  REVOKED: { fa: 'باطل‌شده', en: 'revoked' },
  SUPERSEDED: { fa: 'جایگزین‌شده', en: 'superseded' },
  EXPIRED: { fa: 'پایان‌یافته', en: 'lapsed' },
});

/** What people call the facts about a plot. */
export const plotTitles = messages({
  plot: { fa: 'پرونده‌ها و پروانه‌های ملک', en: 'Cases and permits of the plot' },
  openCases: { fa: 'پرونده‌های باز دیگر این ملک', en: 'Other open cases of the plot' },
  permits: { fa: 'پروانه‌های این ملک', en: 'Permits of the plot' },
  fees: { fa: 'ردیف‌های عوارض', en: 'Fee lines' },
});
