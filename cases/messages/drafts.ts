import { messages } from '../../forms/messages/messages.js';

/** What a person is told of their draft, by how it stands to the versions of its form. */
export const noticeMessages = messages({
  CARRIED: {
    fa: 'فرم از نسخه {from} به نسخه {to} تغییر کرده و پاسخ‌های شما به آن منتقل شده است؛ آن‌ها را ببینید و سپس ثبت کنید.',
    en: 'The form has changed from version {from} to {to} and your answers were carried over; look at them before you file.',
  },
  STAYS: {
    fa: 'نسخه {to} این فرم منتشر شده است، ولی پیش‌نویس شما در نسخه {from} می‌ماند و همچنان پذیرفته می‌شود.',
    en: 'Version {to} of this form is out; your draft stays with version {from} and may still be filed.',
  },
  OUTDATED: {
    fa: 'نسخه {from} این فرم دیگر پذیرفته نمی‌شود و پاسخ‌ها به نسخه تازه نمی‌رود؛ درخواست تازه‌ای آغاز کنید.',
    en: 'Version {from} of this form is no longer taken and its answers cannot be carried over; begin a new application.',
  },
  ENDED: {
    fa: 'این خدمت پایان یافته است و این پیش‌نویس دیگر پذیرفته نمی‌شود.',
    en: 'This service has ended, and the draft can no longer be filed.',
  },
});

/** What became of an answer that was carried over. */
export const carriedMessages = messages({
  renamed: { fa: 'پاسخ شما اکنون در «{title}» است.', en: 'Your answer stands under “{title}” now.' },
  filled: { fa: '«{title}» برای شما پر شده است؛ آن را بررسی کنید.', en: '“{title}” was filled in for you; check it.' },
  dropped: { fa: '«{title}» دیگر پرسیده نمی‌شود.', en: '“{title}” is no longer asked.' },
  asked: { fa: '«{title}» اکنون لازم است؛ آن را وارد کنید.', en: '“{title}” is needed now; fill it in.' },
});

/** Why answers cannot be saved or filed with the version that they were given to. */
export const versionMessages = messages({
  STALE_FORM: {
    fa: 'پاسخ‌ها برای نسخه {given} فرم است و پیش‌نویس اکنون نسخه {now} دارد؛ آن را دوباره باز کنید.',
    en: 'The answers are to version {given} of the form, and the draft has version {now} by now; open it again.',
  },
  OUTDATED: {
    fa: 'این نسخه از فرم دیگر پذیرفته نمی‌شود و پاسخ‌های آن به نسخه تازه نمی‌رود؛ درخواست تازه‌ای آغاز کنید.',
    en: 'This version of the form is no longer taken, and its answers cannot be carried over; begin a new application.',
  },
});
