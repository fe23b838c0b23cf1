import { messages } from '../forms/messages/messages.js';

/** Why a request beside GraphQL is refused, and what is put on what is sent. */
export const httpMessages = messages({
  BODY_TOO_LARGE: {
    fa: 'درخواست بزرگ‌تر از ۵۱۲ کیلوبایت پذیرفته نمی‌شود.',
    en: 'A request of more than 512 KiB is not accepted.',
  },
  DOCUMENT_NOT_SHOWN: {
    fa: 'این مدرک داده شخصی دارد؛ تنها متقاضی و کسی که اکنون باید درباره پرونده تصمیم بگیرد آن را می‌بیند.',
    en: 'The document holds personal data: it is for the applicant, and for whoever has to decide on the case now.',
  },
  NOT_PAID: {
    fa: 'هنوز همه فیش‌ها پرداخت نشده است؛ پس از پرداخت می‌توانید مجوز را چاپ کنید.',
    en: 'Not every slip is paid; pay them all, then print the permit.',
  },
  PAPERS_BUSY: {
    fa: 'اکنون برگه‌های بسیاری در نوبت چاپ است؛ کمی بعد دوباره تلاش کنید.',
    en: 'Many papers wait to be drawn now; try again shortly.',
  },
  MASKED_COPY: {
    fa: 'رونوشت برای مشاهده؛ داده‌های شخصی پوشیده است',
    en: 'Copy to look at; personal data is hidden',
    de: 'Abschrift zur Ansicht; Personendaten sind verdeckt',
    fr: 'Copie à consulter ; les données personnelles sont masquées',
  },
  MULTIPART_INVALID: { fa: 'درخواست از قرارداد چندبخشی GraphQL پیروی نمی‌کند: {why}', en: '{why}' },
  NOT_OWN_PAGE: {
    fa: 'درخواستی که با کوکی نشست می‌آید باید از خود سامانه باشد؛ سرآیند x-csrf: 1 را بیفزایید.',
    en: 'A request with a session’s cookie must come from this server’s own page: add the header "x-csrf: 1".',
  },
  TOKEN_REFUSED: {
    fa: 'توکن نادرست یا منقضی است؛ دوباره وارد شوید.',
    en: 'The token is malformed, forged or expired; sign in again.',
  },
  PROVIDER_AWAY: {
    fa: 'سامانه ورود اکنون پاسخ نمی‌دهد؛ کمی بعد دوباره تلاش کنید.',
    en: 'The sign-in provider does not answer now; try again shortly.',
  },
});

/** What the page says that a payer comes back to. */
export const paymentWords = messages({
  slipNumber: { fa: 'شماره فیش', en: 'Slip number' },
  amount: { fa: 'مبلغ', en: 'Amount' },
  toPay: { fa: 'پرداخت فیش', en: 'Pay a slip' },
  pay: { fa: 'پرداخت در بانک', en: 'Pay at the bank' },
  unpayable: { fa: 'فیش قابل پرداخت نیست', en: 'The slip is not payable' },
  settled: { fa: 'پرداخت شد', en: 'Paid' },
  failed: { fa: 'پرداخت نشد', en: 'Not paid' },
  unmatched: { fa: 'فیش قابل پرداخت نیست', en: 'The slip is not payable' },
  pending: { fa: 'در انتظار پاسخ بانک', en: 'Waiting for the bank' },
  unknown: { fa: 'یافت نشد', en: 'Not found' },
});

export const paymentSentences = messages({
  unpayable: {
    fa: 'این فیش پرداخت شده، یا دیگر قابل پرداخت نیست؛ از کسی که پیوند را فرستاده بپرسید.',
    en: 'The slip is paid, or no longer to be paid; ask whoever sent the link.',
  },
  bankAway: {
    fa: 'درگاه پرداخت اکنون پاسخ نمی‌دهد؛ کمی بعد دوباره تلاش کنید.',
    en: 'The payment gateway does not answer now; try again shortly.',
  },
  settled: {
    fa: 'پرداخت شما دریافت و فیش تسویه شد.',
    en: 'Your payment has arrived and settled the slip.',
  },
  failed: {
    fa: 'پرداخت ناموفق بود؛ برای تلاش دوباره از درخواست خود یک پرداخت تازه آغاز کنید.',
    en: 'The payment failed; to try again, start a new one from your application.',
  },
  unmatched: {
    fa: 'این پرداخت به فیشی نخورد؛ مبلغ نگه داشته شد و مسئول درآمد درباره تطبیق یا بازگرداندن آن تصمیم می‌گیرد.',
    en: 'The payment fits no slip; the money is kept, and a cashier decides whether to match it or to pay it back.',
  },
  pending: {
    fa: 'بانک هنوز نتیجه این پرداخت را اعلام نکرده است؛ اگر پرداخت کرده‌اید کمی بعد همین صفحه را دوباره باز کنید.',
    en: 'The bank has not told of this payment yet; if you have paid, open this page again in a while.',
  },
  unknown: { fa: 'چنین پرداختی آغاز نشده است.', en: 'No such payment was started.' },
});

export const signInWords = messages({
  title: { fa: 'ورود کامل نشد', en: 'Not signed in' },
  heading: { fa: 'ورود کامل نشد', en: 'You are not signed in' },
  why: {
    fa: 'شاید از ورود منصرف شده‌اید، یا بیش از ده دقیقه از آغاز آن گذشته است.',
    en: 'You gave up, or it took more than ten minutes.',
  },
  again: { fa: 'دوباره وارد شوید.', en: 'Sign in again.' },
});

/** What the public page says on which a permit's code is tried. */
export const verifyWords = messages({
  title: { fa: 'اصالت‌سنجی مجوز', en: 'Permit verification' },
  paste: {
    fa: 'متن کد QR یا نشانی درج‌شده در آن را اینجا بچسبانید.',
    en: 'Paste the text of the QR code, or the address in it.',
  },
  verify: { fa: 'بررسی', en: 'Verify' },
  compare: {
    fa: 'این مشخصات را با برگه‌ای که در دست دارید مقایسه کنید.',
    en: 'Compare these with the paper in your hand.',
  },
  number: { fa: 'شماره', en: 'Number' },
  type: { fa: 'نوع', en: 'Type' },
  plot: { fa: 'کد نوسازی ملک', en: 'Plot' },
  plotsEnded: { fa: 'ملک‌هایی که با آن پایان یافت', en: 'Plots that it ended' },
  plotsBegun: { fa: 'ملک‌هایی که از آن پدید آمد', en: 'Plots that they became' },
  issued: { fa: 'تاریخ صدور', en: 'Issued' },
  validUntil: { fa: 'اعتبار تا پایان', en: 'Valid until the end of' },
  changed: { fa: 'تغییر وضعیت', en: 'Status changed' },
  reason: { fa: 'دلیل', en: 'Reason' },
  supersededBy: { fa: 'مجوز جانشین', en: 'Superseded by' },
});
