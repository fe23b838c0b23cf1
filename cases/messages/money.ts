import { messages } from '../../forms/messages/messages.js';

/** Why money cannot be paid or decided on. */
export const moneyMessages = messages({
  GATEWAY_AWAY: {
    fa: 'درگاه پرداخت اکنون پاسخ نمی‌دهد؛ کمی بعد دوباره تلاش کنید یا فیش را با شناسه قبض در بانک بپردازید.',
    en: 'The payment gateway does not answer now; try again shortly, or pay the slip at a bank by its bill ID.',
  },
  AMOUNT_MISMATCH: {
    fa: 'مبلغ دریافتی با مبلغ فیش یکی نیست؛ فیش دیگری برگزینید یا مبلغ را بازگردانید.',
    en: 'The money is not the slip’s amount; choose another slip, or refund the money.',
  },
  ALREADY_DECIDED: {
    fa: 'درباره این دریافت پیش‌تر تصمیم گرفته شده است؛ آن را دوباره ببینید.',
    en: 'This money has been decided on already; look at it again.',
  },
  STILL_COUNTS: {
    fa: 'این مبلغ فیش پرونده‌ای جاری یا مجوزی صادرشده را پرداخته است و بازگردانده نمی‌شود.',
    en: 'This money pays a slip of a case under way or of a granted permit; it cannot be refunded.',
  },
  SEPARATION_OF_DUTIES: {
    fa: 'متقاضی پرونده نمی‌تواند درباره پول آن تصمیم بگیرد؛ همکار دیگری اقدام کند.',
    en: 'An applicant may not decide on money for their own application; somebody else has to.',
  },
  REASON_REQUIRED: {
    fa: 'دلیل تصمیم را بنویسید؛ کنار آن نگه داشته می‌شود.',
    en: 'Say why; the reason is kept with the decision.',
  },
});
