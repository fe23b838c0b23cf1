import type { CarriedField } from '../forms/carry-over/carry.js';
import type { LocalizedText } from '../forms/language/text.js';

const persian = (version: number | null): string => version?.toLocaleString('fa-IR', { useGrouping: false }) ?? '';

/** What a person is told of their draft, by how it stands to the versions of its form. */
export const noticeText: Record<'CARRIED' | 'STAYS' | 'OUTDATED', (from: number, to: number | null) => LocalizedText> =
  {
    CARRIED: (from, to) => ({
      fa: `فرم از نسخه ${persian(from)} به نسخه ${persian(to)} تغییر کرده و پاسخ‌های شما به آن منتقل شده است؛ آن‌ها را ببینید و سپس ثبت کنید.`,
      en: `The form has changed from version ${from} to ${to} and your answers were carried over; look at them before you file.`,
    }),
    STAYS: (from, to) => ({
      fa: `نسخه ${persian(to)} این فرم منتشر شده است، ولی پیش‌نویس شما در نسخه ${persian(from)} می‌ماند و همچنان پذیرفته می‌شود.`,
      en: `Version ${to} of this form is out; your draft stays with version ${from} and may still be filed.`,
    }),
    OUTDATED: (from) => ({
      fa: `نسخه ${persian(from)} این فرم دیگر پذیرفته نمی‌شود و پاسخ‌ها به نسخه تازه نمی‌رود؛ درخواست تازه‌ای آغاز کنید.`,
      en: `Version ${from} of this form is no longer taken and its answers cannot be carried over; begin a new application.`,
    }),
  };

const sentences: Record<CarriedField['kind'], (title: LocalizedText) => LocalizedText> = {
  renamed: ({ fa, en }) => ({ fa: `پاسخ شما اکنون در «${fa}» است.`, en: `Your answer stands under “${en}” now.` }),
  filled: ({ fa, en }) => ({
    fa: `«${fa}» برای شما پر شده است؛ آن را بررسی کنید.`,
    en: `“${en}” was filled in for you; check it.`,
  }),
  dropped: ({ fa, en }) => ({ fa: `«${fa}» دیگر پرسیده نمی‌شود.`, en: `“${en}” is no longer asked.` }),
  asked: ({ fa, en }) => ({ fa: `«${fa}» اکنون لازم است؛ آن را وارد کنید.`, en: `“${en}” is needed now; fill it in.` }),
};

export const sentenceOf = ({ kind, title }: CarriedField): LocalizedText => sentences[kind](title);
