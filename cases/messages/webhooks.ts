import { messages } from '../../forms/messages/messages.js';

/** Why an act on a webhook endpoint is refused. */
export const webhookMessages = messages({
  URL_REFUSED: {
    fa: 'به این نشانی فرستاده نمی‌شود؛ یک نشانی https عمومی، بی نام کاربری، با درگاه ۴۴۳ یا ۸۴۴۳ بدهید.',
    en: 'Nothing is sent to this address; give a public https address without credentials, at port 443 or 8443.',
  },
  TOO_MANY_ENDPOINTS: {
    fa: 'بیش از ۲۰ نشانی برای یک شخص نگهداری نمی‌شود؛ یکی را حذف کنید.',
    en: 'One person has at most 20 endpoints; delete one.',
  },
  CURSOR_INVALID: { fa: 'این نشانگر از رویدادها نیست.', en: 'after is no cursor of the journal.' },
});
