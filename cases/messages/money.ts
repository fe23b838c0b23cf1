import { messages } from '../../forms/messages/messages.js';

/** Why money cannot be paid or decided on. */
export const moneyMessages = messages({
  LINK_DAYS: { fa: 'مهلت پیوند از ۱ تا ۹۰ روز است.', en: 'A link holds from 1 to 90 days.' },
  TOO_MANY_LINKS: {
    fa: 'این فیش ده پیوند معتبر دارد؛ یکی را باطل کنید.',
    en: 'The slip has ten links that hold; revoke one.',
  },
  GATEWAY_AWAY: {
    fa: 'درگاه پرداخت اکنون پاسخ نمی‌دهد؛ کمی بعد دوباره تلاش کنید یا فیش را با شناسه قبض در بانک بپردازید.',
    en: 'The payment gateway does not answer now; try again shortly, or pay the slip at a bank by its bill ID.',
  },
  GATEWAY_CURRENCY: {
    fa: 'درگاه پرداخت این شهر ارز {currency} نمی‌پذیرد؛ این فیش را از راهی که شهرداری گفته است بپردازید.',
    en: 'The city’s payment gateway does not take {currency}; pay this slip in the way that the municipality names.',
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
  NOT_OWED: {
    fa: 'این مبلغ اکنون بازگرداندنی نیست؛ تنها پس از صدور مجوز و تا دستور پرداخت، بازگرداندنی است.',
    en: 'This is not owed now: it becomes so with the permit, and until it is ordered to be paid.',
  },
  NOT_PAID: {
    fa: 'این فیش پرداخت نشده است؛ چیزی برای بازگرداندن نیست.',
    en: 'The slip is not paid; there is nothing to pay back.',
  },
  NOT_GRANTED: {
    fa: 'عوارض یک ردیف تنها پس از صدور مجوز جدا بازگردانده می‌شود؛ پیش از آن محاسبه دوباره لازم است.',
    en: 'One fee is paid back by itself only once the permit is granted; before that have the fees worked out anew.',
  },
  NOTHING_LEFT: {
    fa: 'از آنچه برای این ردیف پرداخت شده چیزی برای بازگرداندن نمانده است.',
    en: 'Nothing is left to pay back of what was paid for this fee.',
  },
  REASON_REQUIRED: {
    fa: 'دلیل تصمیم را بنویسید؛ کنار آن نگه داشته می‌شود.',
    en: 'Say why; the reason is kept with the decision.',
  },
});
