import { messages } from '../../forms/messages/messages.js';

/** Why nothing is sent to an endpoint any more. */
export const disabledBecause = messages({
  FAILING: { fa: 'یک شبانه‌روز هیچ پیامی را نپذیرفت', en: 'it has taken nothing for a day' },
  GONE: { fa: 'پاسخ داد که دیگر پیام نمی‌خواهد (۴۱۰)', en: 'it answered that it wants no more (410)' },
  OWNER_LEFT: { fa: 'صاحب آن دیگر نقش لازم را ندارد', en: 'its owner no longer holds the role for it' },
  SECRET_LOST: {
    fa: 'رازهای آن با کلید این سامانه باز نمی‌شود؛ نخست راز تازه‌ای بسازید',
    en: 'its secrets do not open with the key of this installation; rotate its secret first',
  },
});
export type DisabledWhy = keyof typeof disabledBecause;

export const webhookWords = messages({
  disabledSubject: { fa: 'نشانی اعلان رویدادها غیرفعال شد', en: 'A webhook endpoint was disabled' },
  disabled: {
    fa: 'به نشانی اعلان {id} دیگر چیزی فرستاده نمی‌شود: {why}. پس از رفع اشکال آن را دوباره فعال کنید؛ از همان جا ادامه می‌یابد.',
    en: 'Nothing more is sent to the webhook endpoint {id}: {why}. Enable it once that is mended; it goes on where it was.',
  },
});
