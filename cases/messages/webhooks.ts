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
  OVERLAP_OUT_OF_RANGE: { fa: 'overlapHours میان ۰ و ۱۶۸ است.', en: 'overlapHours is from 0 to 168.' },
  SECRET_LOST: {
    fa: 'رازهای این نشانی با کلید این سامانه باز نمی‌شود؛ نخست راز تازه‌ای بسازید.',
    en: 'The secrets of this endpoint do not open with the key of this installation; rotate its secret first.',
  },
});
