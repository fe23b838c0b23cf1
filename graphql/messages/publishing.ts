import { messages } from '../../forms/messages/messages.js';

/** Why a document cannot be checked or published. */
export const publishingMessages = messages({
  FILE_BROKEN: {
    fa: 'فرستادن پرونده ناتمام ماند؛ دوباره بفرستید.',
    en: 'The file did not arrive whole; send it again.',
  },
  FILE_TOO_LARGE: { fa: 'پرونده تعریف بزرگ‌تر از ۵٫۵ مگابایت است.', en: 'The file is larger than 5.5 MB.' },
  TOO_COSTLY: {
    fa: 'بررسی این تعریف بیش از اندازه زمان یا حافظه می‌برد؛ آن را کوچک‌تر یا ساده‌تر کنید.',
    en: 'Checking this document takes too much time or memory; make it smaller or simpler.',
  },
  CHECKER_BUSY: {
    fa: 'چند تعریف دیگر در نوبت بررسی است؛ کمی بعد دوباره بفرستید.',
    en: 'Several other documents wait to be checked; send yours again shortly.',
  },
  DAY_WANTED: {
    fa: 'روزی هجری شمسی مانند 1405/09/02 بنویسید.',
    en: 'Write a Jalali day such as 1405/09/02.',
  },
  RULEBOOK: { fa: 'دفتر «{code}»', en: 'the rulebook "{code}"' },
  PERMIT_TYPE: { fa: 'نوع مجوز «{code}»', en: 'the permit type "{code}"' },
  OWNER_WANTED: {
    fa: 'یا کد دفتر (rulebook) را بنویسید یا کد نوع مجوز (permitType) را.',
    en: 'Name either a rulebook or a permitType.',
  },
  NOT_IN_FORCE: {
    fa: 'در {day} هیچ نسخه‌ای از {of} معتبر نیست؛ روز دیگری بنویسید.',
    en: 'No version of {of} is in force on {day}; give another day.',
  },
  WAITS: {
    fa: 'نسخه‌ای از {of} در انتظار تأیید است؛ نخست درباره آن تصمیم بگیرید تا هیچ‌یک دیگری را از میان نبرد.',
    en: 'A version of {of} waits for approval: decide on it first, so that neither undoes the other.',
  },
  LATER: {
    fa: 'نسخه‌ای از {of} برای روزی دیرتر منتشر شده است؛ آن را کنار بگذارید یا مقدار را در خود آن بنویسید.',
    en: 'A version of {of} is to be served later: retire it, or set the value in it.',
  },
  PAST: {
    fa: 'نسخه تازه {of} زودتر از امروز به کار نمی‌رود؛ امروز یا روزی پس از آن را بنویسید.',
    en: 'A version of {of} is served from today on at the earliest; give today or a later day.',
  },
  NO_SUCH_VALUE: {
    fa: 'تعرفه {of} مقداری به نام «{name}» ندارد؛ نام را درست کنید.',
    en: 'The tariff of {of} has no value "{name}"; correct the name.',
  },
  NO_VALUE: {
    fa: 'مقدار باید متن، عدد صحیح، درست یا نادرست، یا فهرستی از این‌ها باشد.',
    en: 'The value has to be a text, a whole number, true or false, or a list of such.',
  },
  SAME_VALUE: {
    fa: '«{name}» در {day} همین مقدار را دارد؛ چیزی عوض نشد.',
    en: '"{name}" has that value on {day} already; nothing was changed.',
  },
  AT_LINE: { fa: '{message} (سطر {line})', en: '{message}' },
  DECIDED: {
    fa: 'درباره این پیشنهاد پیش‌تر تصمیم گرفته شده است؛ آن را دوباره ببینید.',
    en: 'The proposal has been decided on already; look at it again.',
  },
  NOT_APPROVED: {
    fa: 'این نسخه هنوز تأیید نشده است؛ نخست آن را تأیید یا رد کنید.',
    en: 'The version is not approved yet; approve or reject its proposal first.',
  },
  RETIRED: {
    fa: 'این نسخه کنار گذاشته شده است؛ آن را با شماره تازه‌ای منتشر کنید.',
    en: 'The version is retired; publish it again under a new number.',
  },
  OTHER_HASH: {
    fa: 'این پیشنهاد سند دیگری است؛ آنچه را که تأیید می‌کنید دوباره بخوانید.',
    en: 'The proposal is another document than the hash names; read again what you approve.',
  },
  INSTANT_INVALID: {
    fa: '{path} باید روزی هجری شمسی مانند 1405/09/02 یا لحظه‌ای مانند 2026-11-23T08:00:00Z باشد.',
    en: '{path} is a Jalali day such as 1405/09/02, or an instant such as 2026-11-23T08:00:00Z.',
  },
  VERSION_TAKEN: {
    fa: 'نسخه {highest} «{code}» منتشر یا پیشنهاد شده است؛ شماره {next} یا بزرگ‌تر بگذارید.',
    en: '{message}',
  },
});
