import { messages } from '../../../forms/messages/messages.js';

export const applyWords = messages({
  OPEN_ONE: { fa: 'پیش‌نویس نیمه‌تمامی دارید', en: 'You have a draft under way' },
  OPEN_WHY: {
    fa: 'می‌توانید آن را ادامه دهید؛ چیزی از آن پاک نشده است.',
    en: 'You can go on with it; nothing of it was lost.',
  },
  GO_ON: { fa: 'ادامهٔ پیش‌نویس {reference}', en: 'Go on with draft {reference}' },
  BEGIN_NEW: { fa: 'آغاز درخواستی تازه', en: 'Begin a new application' },
  BEGIN: { fa: 'آغاز', en: 'Begin' },
  BEGIN_WITHOUT: { fa: 'آغاز بدون دیدن ضوابط', en: 'Begin without looking at the regulations' },
  SIGN_IN_WHY: {
    fa: 'ضوابط هر ملک را تنها مالک آن می‌بیند. وارد شوید؛ پس از ورود به همین‌جا برمی‌گردید.',
    en: 'What applies to a plot is shown to its owner only. Sign in; you come back here afterwards.',
  },
  PLOT: { fa: 'ملک {code}', en: 'plot {code}' },
  WHO_FOR: { fa: 'برای کدام مالک؟', en: 'For which owner?' },
  NO_MANDATE: {
    fa: 'هنوز وکالتی ندارید که این خدمت را در بر گیرد. مالک آن را از صفحهٔ «وکالت‌ها»ی خود می‌دهد.',
    en: 'You have no mandate that reaches this service yet. An owner gives it on their page “Mandates”.',
  },
  BEGIN_WHY: {
    fa: 'هر پاسخ همان لحظه نگه داشته می‌شود. هر وقت خواستید بروید و بعد ادامه دهید.',
    en: 'Every answer is kept at once. Leave whenever you like and go on later.',
  },
});

export const draftWords = messages({
  TASKS: { fa: 'بخش‌های درخواست', en: 'Parts of the application' },
  DONE: { fa: 'کامل', en: 'complete' },
  CORRECT: { fa: 'اصلاح شود', en: 'to be corrected' },
  OPEN: { fa: 'ناتمام', en: 'not complete' },
  DOCUMENTS: { fa: 'مدارک', en: 'Documents' },
  CHECK: { fa: 'بازبینی پاسخ‌ها', en: 'Check your answers' },
  RESULT: { fa: 'نتیجه و عوارض، و ثبت درخواست', en: 'Result, fees and filing' },
  NEXT: { fa: 'بعدی: {title}', en: 'Next: {title}' },
  GO_ON: { fa: 'ادامه: {title}', en: 'Go on: {title}' },
  BACK: { fa: 'همهٔ بخش‌ها', en: 'All parts' },
  SAVING: { fa: 'در حال ذخیره…', en: 'Saving…' },
  SAVED: { fa: 'ذخیره شد، {moment}', en: 'Saved {moment}' },
  KEPT: {
    fa: 'هنوز ذخیره نشده است؛ با برگشتن ارتباط خودبه‌خود ذخیره می‌شود. چیزی که نوشته‌اید در همین دستگاه مانده است.',
    en: 'Not saved yet; it will be when the line is back. What you wrote is kept on this device.',
  },
  ENDED: {
    fa: 'هنوز ذخیره نشده است، چون زمان ورود شما پایان یافته است. چیزی که نوشته‌اید در همین دستگاه مانده است.',
    en: 'Not saved yet, because you are not signed in any more. What you wrote is kept on this device.',
  },
  SIGN_IN_AGAIN: { fa: 'دوباره وارد شوید و همین‌جا ادامه دهید', en: 'Sign in again and go on here' },
  ASKS: {
    fa: 'هنوز ذخیره نشده است: نخست بگویید کدام پاسخ بماند.',
    en: 'Not saved yet: first say which answer counts.',
  },
  MOVED: {
    fa: 'این درخواست در این میان در جای دیگری ثبت یا بسته شده است.',
    en: 'This application was filed or closed elsewhere meanwhile.',
  },
  LOOK_AGAIN: { fa: 'دوباره ببینید', en: 'Look again' },
  NOT_DRAFT: {
    fa: 'این درخواست ثبت شده است و دیگر پیش‌نویس نیست.',
    en: 'This application was filed and is no draft any more.',
  },
  TO_CASE: { fa: 'دیدن پرونده', en: 'See the case' },
});

export const checkWords = messages({
  CHANGE_WHAT: { fa: 'تغییر {what}', en: 'Change {what}' },
  ISSUES: { fa: 'این‌ها باید درست شوند', en: 'These have to be put right' },
  ALL_GOOD: { fa: 'همهٔ پاسخ‌های لازم داده شده است.', en: 'All that is needed was answered.' },
});

export const resultWords = messages({
  FILE: { fa: 'ثبت درخواست', en: 'File the application' },
  FILE_WHY: {
    fa: 'با ثبت، درخواست به شهرداری فرستاده می‌شود. پیش از تأیید شهرداری چیزی پرداخت نمی‌کنید.',
    en: 'Filing sends the application to the municipality. You pay nothing before it has approved.',
  },
});

export const conflictWords = messages({
  TITLE: { fa: 'در دستگاه دیگری هم تغییر کرده است', en: 'Changed on another device, too' },
  WHY: {
    fa: 'این پاسخ‌ها در این میان در جای دیگری هم تغییر کرده است. کدام بماند؟',
    en: 'These answers were changed elsewhere meanwhile. Which one counts?',
  },
  HERE: { fa: 'این دستگاه: {value}', en: 'This device: {value}' },
  THERE: { fa: 'آنجا: {value}', en: 'Elsewhere: {value}' },
  NOTHING: { fa: '(پاک شده)', en: '(taken out)' },
});

export const plotWords = messages({
  TITLE: { fa: 'کدام ملک؟', en: 'Which plot?' },
  WHY: {
    fa: 'پیش از هر فرمی می‌بینید که چه ضوابطی بر این ملک بار است.',
    en: 'You see what applies to this plot before any form.',
  },
  LOOK: { fa: 'دیدن ضوابط این ملک', en: 'See what applies here' },
  KNOWN: { fa: 'آنچه از پیش می‌دانیم', en: 'What is known already' },
  LOOK_FOR_KNOWN: { fa: 'آنچه شهرداری از پیش دارد', en: 'What the municipality has already' },
  TAKE_KNOWN: { fa: 'درست است؛ در فرم بگذار', en: 'It is right: put it into the form' },
  NO_MORE_KNOWN: {
    fa: 'دربارهٔ این بخش چیز دیگری از پیش معلوم نیست.',
    en: 'Nothing more of this part is known already.',
  },
  KNOWN_WHY: {
    fa: 'این‌ها در پیش‌نویس شما نوشته می‌شود؛ درستی آن‌ها را خودتان تأیید می‌کنید.',
    en: 'These are written into your draft; you answer for them all the same.',
  },
  FROM_REGISTER: { fa: 'از سامانهٔ {of}', en: 'from the register {of}' },
  FROM_CASE: { fa: 'از درخواست پیشین {of}', en: 'from your earlier application {of}' },
  STILL: { fa: 'برای محاسبهٔ ضوابط این هم لازم است', en: 'This is needed to work them out, too' },
  REGULATIONS: { fa: 'ضوابط این ملک', en: 'What applies to this plot' },
  WITHHELD: {
    fa: 'برای این ملک چیزی نشان داده نمی‌شود: شاید کد درست نیست، یا ملک به نام شما ثبت نشده است. می‌توانید با این حال درخواست بدهید.',
    en: 'Nothing is shown for this plot: the code may be wrong, or the plot is not registered as yours. You may apply all the same.',
  },
  BEGIN: { fa: 'آغاز درخواست برای این ملک', en: 'Begin the application for this plot' },
});

export const whatIfWords = messages({
  TITLE: { fa: 'اگر پاسخ دیگری بدهم چه می‌شود؟', en: 'What if I answered otherwise?' },
  WHY: {
    fa: 'هر پاسخی را که خواستید این‌جا عوض کنید؛ چیزی ذخیره یا ثبت نمی‌شود و پیش‌نویس شما همان می‌ماند.',
    en: 'Change any answer here; nothing is kept or filed, and your draft stays as it is.',
  },
  WORK: { fa: 'محاسبه کن', en: 'Work it out' },
  RESET: { fa: 'برگشت به پاسخ‌های خودم', en: 'Back to my own answers' },
  TOTAL: { fa: 'جمع عوارض: {before} می‌شود {after}', en: 'Fees: {before} becomes {after}' },
});
