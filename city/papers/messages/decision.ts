import { messages } from '../../../forms/messages/messages.js';

/** What papers say of decisions that no person has made. A changed text changes the hash of every paper made from then on. */
export const decisionPaperWords = messages({
  title: { fa: 'این تصمیم را سامانه بی دخالت انسان گرفته است', en: 'This was decided by the system, without a person' },
  policy: { fa: 'سیاست تصمیم', en: 'Decision policy' },
  version: { fa: 'نسخه {version}، اثر انگشت {hash}', en: 'version {version}, hash {hash}' },
  basis: { fa: 'مبنای قانونی', en: 'Legal basis' },
  decidedAt: { fa: 'روز تصمیم', en: 'Decided on' },
  sources: { fa: 'داده‌ها از', en: 'Facts from' },
  declared: { fa: 'اظهار متقاضی', en: 'what was stated' },
  rules: { fa: 'همه این شرط‌ها برقرار بود', en: 'All of this held' },
  otherwise: {
    fa: 'اگر یکی از این شرط‌ها برقرار نبود، یا متقاضی می‌خواست، کارشناس تصمیم می‌گرفت. سامانه هرگز درخواستی را رد نمی‌کند.',
    en: 'Had one of these not held, or had the applicant wished so, a person would have decided. The system never refuses.',
  },
  objectUntil: {
    fa: 'تا پایان روز {until} می‌توان به این تصمیم اعتراض کرد؛ کسی که در پرونده تصمیمی نگرفته است به آن رسیدگی می‌کند.',
    en: 'This may be objected to until the end of {until}; somebody who has decided nothing in the case decides on that.',
  },
  objectAnyTime: {
    fa: 'می‌توان به این تصمیم اعتراض کرد؛ کسی که در پرونده تصمیمی نگرفته است به آن رسیدگی می‌کند.',
    en: 'This may be objected to; somebody who has decided nothing in the case decides on that.',
  },
});
