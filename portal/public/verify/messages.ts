import { messages } from '../../../forms/messages/messages.js';

export const verifyWords = messages({
  TITLE: { fa: 'استعلام اصالت پروانه', en: 'Verify a permit' },
  LEAD: {
    fa: 'کد QR روی پروانه را با دوربین تلفن بخوانید؛ همین صفحه با پاسخ باز می‌شود. اگر نمی‌توانید، یکی از دو راه زیر را پیش بگیرید.',
    en: 'Scan the QR code of the permit with a phone: this page opens with the answer. If you cannot, use one of the two ways below.',
  },
  BY_NUMBER: { fa: 'با شماره و کد نوسازی', en: 'By number and plot' },
  NUMBER: { fa: 'شمارهٔ پروانه', en: 'Number of the permit' },
  PLOT: { fa: 'کد نوسازی ملک', en: 'Renewal code of the plot' },
  PLOTS_ENDED: { fa: 'ملک‌هایی که با آن پایان یافت', en: 'Plots that it ended' },
  PLOTS_BEGUN: { fa: 'ملک‌هایی که از آن پدید آمد', en: 'Plots that they became' },
  PRINTED: { fa: 'هر دو روی پروانه چاپ شده است.', en: 'Both are printed on the permit.' },
  EXAMPLE: { fa: 'مانند {example}', en: 'Such as {example}' },
  BY_CODE: { fa: 'با متن کد QR', en: 'By the text of the QR code' },
  CODE: { fa: 'متن کد QR یا نشانی درون آن', en: 'The text of the QR code, or the address in it' },
  VERIFY: { fa: 'استعلام', en: 'Verify' },
  MISSING: { fa: 'این را هم بنویسید.', en: 'Fill this in, too.' },
  COMPARE: {
    fa: 'این مشخصات را با برگه‌ای که در دست دارید بسنجید. اگر یکی نیست، آن برگه اصل نیست.',
    en: 'Compare this with the paper in your hand. Where they differ, the paper is not genuine.',
  },
  NOT_BY_NUMBER: {
    fa: 'شماره و کد نوسازی را دوباره با برگه بسنجید؛ اگر درست است، این پروانه در دفتر شهرداری نیست.',
    en: 'Check number and plot against the paper again; if they are right, the municipality has no such permit.',
  },
  TYPE: { fa: 'نوع', en: 'Kind' },
  ISSUED: { fa: 'تاریخ صدور', en: 'Issued' },
  VALID_UNTIL: { fa: 'اعتبار تا پایان', en: 'In force until the end of' },
  SINCE: { fa: 'از تاریخ', en: 'Not in force since' },
  REASON: { fa: 'دلیل', en: 'Reason' },
  SUPERSEDED_BY: { fa: 'پروانهٔ جانشین', en: 'Superseded by' },
  PARTS: { fa: 'آنچه صادر شده است', en: 'What is granted' },
  STAGES: { fa: 'مرحله‌های بازدیدشده و درست', en: 'Stages controlled and passed' },
  AT: { fa: 'زمان استعلام', en: 'Asked at' },
  OFFLINE: {
    fa: 'امضای هر پروانه را بی‌اینترنت هم می‌توان سنجید، با کلیدهای همگانی شهرداری.',
    en: 'A permit’s signature can be verified without the internet, too, with the public keys of the municipality.',
  },
  KEYS: { fa: 'کلیدهای همگانی', en: 'Public keys' },
});
