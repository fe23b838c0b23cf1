import { messages } from '../../../forms/messages/messages.js';

export const caseWords = messages({
  RECEIPT: { fa: 'رسید برای شخص', en: 'Receipt for the person' },
  UNTIL_DAY: { fa: 'تا {day}.', en: 'Until {day}.' },
  WAITS_FOR_YOU: { fa: 'این‌ها منتظر شماست:', en: 'This waits for you:' },
  DONE: { fa: 'انجام شد', en: 'done' },
  CHANGE: { fa: 'اصلاح درخواست', en: 'Correct the application' },
  PAY: { fa: 'پرداخت {amount}', en: 'Pay {amount}' },
  PERMIT: { fa: 'پروانه', en: 'Permit' },
  PDF: { fa: 'دریافت PDF', en: 'Get the PDF' },
  DECISION_PDF: { fa: 'متن تصمیم (PDF)', en: 'The decision (PDF)' },
  NUMBER: { fa: 'شمارهٔ پروانه: {number}', en: 'Permit number: {number}' },
  UNTIL: { fa: 'معتبر تا {day}', en: 'valid until {day}' },
  TELL: { fa: 'این را اعلام می‌کنم', en: 'Say so' },
  SLIPS: { fa: 'فیش‌ها', en: 'Payment slips' },
  RESULT: { fa: 'بررسی و عوارض', en: 'Analysis and fees' },
  DOCUMENTS: { fa: 'مدارک ({count})', en: 'Documents ({count})' },
  HISTORY: { fa: 'چه گذشت', en: 'What happened' },
  PLOT: { fa: 'ملک {code}', en: 'Plot {code}' },
  MORE: { fa: 'همهٔ پرونده', en: 'All of the case' },
  ANSWERS: { fa: 'آنچه اظهار شده است', en: 'What was stated' },
  AT_MUNICIPALITY: { fa: 'نزد شهرداری است: {steps}.', en: 'The municipality has it: {steps}.' },
  AT_PEOPLE: { fa: 'از کسانی پرسیده شده است: {steps}.', en: 'People are asked: {steps}.' },
  SINCE: { fa: 'از {moment}.', en: 'Since {moment}.' },
  DECISION: { fa: 'تصمیم و دلیل آن', en: 'The decision and its reasons' },
  EARLIER_DECISIONS: { fa: 'تصمیم‌های پیشین', en: 'Earlier decisions' },
  CORRECTIONS: { fa: 'این‌ها را اصلاح کنید؛ هر یک به جای خودش می‌رود:', en: 'Put these right; each leads to its place:' },
  QR: { fa: 'نشان دادن کد QR', en: 'Show the QR code' },
  OTHER_PERMITS: { fa: 'پروانه‌های پیشین این پرونده', en: 'Earlier permits of this case' },
  SUPERSEDED_BY: { fa: 'جانشین آن: {number}', en: 'in its place: {number}' },
  PLOTS: { fa: 'پلاک {ended} به {begun} تبدیل شد.', en: 'Plot {ended} has become {begun}.' },
  QR_LABEL: { fa: 'کد QR پروانهٔ {number}', en: 'QR code of permit {number}' },
  VERIFY: { fa: 'استعلام اصالت', en: 'Verify it' },
  KEPT_UNTIL: {
    fa: 'روی این دستگاه هم نگه داشته شد: بی‌اینترنت دیده می‌شود، تا خروج شما یا تا {moment}.',
    en: 'Kept on this device as well: it can be seen without a line until you sign out, or until {moment}.',
  },
  KEPT_AT: {
    fa: 'از {moment} روی این دستگاه مانده است. اعتبار امروزش را هر کس با اسکن کد QR می‌بیند.',
    en: 'As it was at {moment}, kept on this device. Whether it is in force today is seen by whoever scans the QR code.',
  },
  OLD_SLIPS: { fa: 'فیش‌های باطل و مهلت‌گذشته', en: 'Slips that are void or lapsed' },
  SLIP_PDF: { fa: 'فیش (PDF)', en: 'Slip (PDF)' },
  SLIP_LINES: { fa: 'این مبلغ از چه چیزهایی است؟', en: 'What is it made of?' },
  PAY_UNTIL: { fa: 'مهلت پرداخت: {day}', en: 'to be paid by {day}' },
  BILL: { fa: 'شناسهٔ قبض {bill}، شناسهٔ پرداخت {payment}', en: 'Bill ID {bill}, payment ID {payment}' },
  LINK: { fa: 'پیوندی برای پرداخت‌کنندهٔ دیگر', en: 'A link for somebody else to pay' },
  COPY_LINK: { fa: 'رونوشت', en: 'Copy' },
  COPIED: { fa: 'رونوشت شد', en: 'Copied' },
  LINK_UNTIL: {
    fa: 'تا {moment} کار می‌کند و چیزی از شما نمی‌گوید.',
    en: 'Works until {moment} and says nothing of you.',
  },
});

export const objectionWords = messages({
  TITLE: { fa: 'اعتراض', en: 'Objection' },
  OBJECT: { fa: 'اعتراض به این تصمیم', en: 'Object to this decision' },
  ORDER: { fa: 'دستور به جریان افتادن پرونده', en: 'Order that the case goes on' },
  UNTIL: { fa: 'تا پایان {day}.', en: 'Until the end of {day}.' },
  WHAT: {
    fa: 'کسی که در این پرونده تصمیمی نگرفته است به اعتراض رسیدگی می‌کند. اگر وارد باشد، درخواست از نو بررسی می‌شود و تا آن زمان پروانه معتبر نیست.',
    en: 'Somebody who has decided nothing in this case decides on it. Where it is right the application is looked at anew, and the permit is out of force meanwhile.',
  },
  WHY: { fa: 'چرا اعتراض دارید؟', en: 'Why do you object?' },
  MEASURES: { fa: 'اقدام درباره پروانه', en: 'Measures on the permit' },
  BEGIN: { fa: 'آغاز این اقدام', en: 'Begin this measure' },
  WHAT_MEASURE: {
    fa: 'دارنده پروانه آگاه می‌شود و شخص دیگری تصمیم می‌گیرد.',
    en: 'Its holder is told, and another person decides.',
  },
  WHAT_HEARD: {
    fa: 'دارنده پروانه آگاه می‌شود و تا مهلتی می‌تواند پاسخ دهد؛ سپس شخص دیگری تصمیم می‌گیرد.',
    en: 'Its holder is told, and can answer for a time; then another person decides.',
  },
  WHICH_GROUND: { fa: 'به چه سببی؟', en: 'For which ground?' },
  WHY_MEASURE: { fa: 'چه یافته‌اید؟', en: 'What have you found?' },
  GROUND: { fa: 'سبب: {ground}', en: 'Ground: {ground}' },
  HEARD_UNTIL: {
    fa: 'تا پایان {day} می‌توانید با پیامی در همین پرونده پاسخ دهید؛ پیش از آن تصمیمی گرفته نمی‌شود.',
    en: 'Until the end of {day} you can answer by a message in this case; nobody decides before.',
  },
  FILED: { fa: 'ثبت شد {moment}', en: 'filed {moment}' },
  BY_THIRD_PARTY: { fa: 'از کسی که روی آگهی ثبت کرده بود', en: 'by somebody who filed on the notice' },
  DECIDED: { fa: 'رسیدگی شد {moment}', en: 'decided {moment}' },
});

export const objectionStates = messages({
  OPEN: { fa: 'در دست رسیدگی', en: 'being decided' },
  UPHELD: { fa: 'وارد دانسته شد', en: 'it is right' },
  DISMISSED: { fa: 'رد شد؛ تصمیم بر جای خود است', en: 'dismissed; what was decided stands' },
  RETURNED: { fa: 'برای ثبت دوباره برگشت', en: 'sent back to be filed anew' },
  UNDECIDED: { fa: 'در مهلت رسیدگی نشد', en: 'not decided in time' },
  ORDERED: { fa: 'با دستور مرجع به جریان افتاد', en: 'goes on by an order' },
});

export const measureStates = messages({
  OPEN: { fa: 'در دست رسیدگی', en: 'under way' },
  UPHELD: { fa: 'نفر دوم تأیید کرد', en: 'confirmed by a second person' },
  DISMISSED: { fa: 'کنار گذاشته شد؛ مجوز بر جای خود است', en: 'dismissed; the permit stands' },
  RETURNED: { fa: 'برای ثبت دوباره برگشت', en: 'sent back to be filed anew' },
  UNDECIDED: { fa: 'در مهلت تصمیمی گرفته نشد', en: 'not decided in time' },
  ORDERED: { fa: 'با دستور مرجع', en: 'by an order' },
});

export const automatedWords = messages({
  TITLE: { fa: 'این تصمیم را سامانه گرفته است', en: 'This was decided by the system' },
  LEFT: { fa: 'سامانه تصمیم را به کارشناس سپرد', en: 'The system left the decision to a person' },
  WHAT: {
    fa: 'بی دخالت انسان، بر پایهٔ نسخهٔ {version} سیاست تصمیم.',
    en: 'Without a person, under version {version} of the decision policy.',
  },
  BASIS: { fa: 'مبنای قانونی: {basis}', en: 'Legal basis: {basis}' },
  HELD: { fa: 'این شرط‌ها برقرار بود', en: 'This held' },
  FAILED: { fa: 'این شرط‌ها برقرار نبود', en: 'This did not hold' },
  HOW: { fa: 'از کجا آمد؟', en: 'How was that worked out?' },
  OTHERWISE: {
    fa: 'اگر یکی از این‌ها برقرار نبود، یا می‌خواستید، کارشناس تصمیم می‌گرفت. سامانه هرگز رد نمی‌کند.',
    en: 'Had one of these not held, or had you wished so, a person would have decided. The system never refuses.',
  },
  SOURCES: { fa: 'داده‌ها از کجاست', en: 'Where the facts are from' },
  PERSON: { fa: 'کارشناس تصمیم بگیرد', en: 'Have a person decide' },
  PERSON_WHY: {
    fa: 'کارشناس شهرداری بررسی می‌کند و سامانه دیگر چیزی از این پرونده را تصمیم نمی‌گیرد. ممکن است بیشتر طول بکشد.',
    en: 'Somebody of the municipality looks at it, and the system decides nothing of it any more. It may take longer.',
  },
});

export const slipWords = messages({
  DRAFT: { fa: 'پیش‌نویس', en: 'draft' },
  PENDING: { fa: 'در دست پرداخت', en: 'being paid' },
  PAYABLE: { fa: 'قابل پرداخت', en: 'to be paid' },
  PAID: { fa: 'پرداخت شده', en: 'paid' },
  VOID: { fa: 'باطل', en: 'void' },
  EXPIRED: { fa: 'مهلت گذشته', en: 'lapsed' },
  REFUNDED: { fa: 'بازگردانده', en: 'refunded' },
});

/** What came of a visit to the bank, as its way back tells. */
export const payWords = messages({
  settled: { fa: 'پرداخت شما رسید.', en: 'Your payment has arrived.' },
  unpayable: { fa: 'این فیش دیگر پرداختنی نیست.', en: 'This slip is not to be paid any more.' },
  pending: {
    fa: 'بانک هنوز نتیجه را نگفته است؛ چند دقیقهٔ دیگر همین صفحه را ببینید و دوباره نپردازید.',
    en: 'The bank has not said yet what came of it; look here in a few minutes, and do not pay again.',
  },
  failed: { fa: 'پرداخت انجام نشد و پولی کم نشده است.', en: 'Nothing was paid, and no money was taken.' },
  unmatched: {
    fa: 'پولی رسیده است که با این فیش جور نیست؛ صندوق شهرداری آن را بررسی می‌کند.',
    en: 'Money came that does not fit this slip; the municipality’s cashier looks into it.',
  },
});

export const standingWords = messages({
  ISSUED: { fa: 'معتبر', en: 'in force' },
  SUSPENDED: { fa: 'تعلیق شده', en: 'suspended' },
  REVOKED: { fa: 'باطل شده', en: 'revoked' },
  SUPERSEDED: { fa: 'جایگزین شده', en: 'superseded' },
  OTHER: { fa: 'وضعیت دیگر', en: 'other standing' },
});

export const letterWords = messages({
  TITLE: { fa: 'پیام‌ها', en: 'Messages' },
  NONE: { fa: 'هنوز پیامی نیست.', en: 'There is no message yet.' },
  MUNICIPALITY: { fa: 'شهرداری', en: 'The municipality' },
  ERASED: { fa: '(پاک شده)', en: '(erased)' },
  WRITE: { fa: 'پیام به شهرداری', en: 'A message to the municipality' },
  SEND: { fa: 'فرستادن', en: 'Send' },
});

export const revisionWords = messages({
  TITLE: { fa: 'چه چیز از ثبت پیشین تغییر کرد', en: 'What changed since the filing before' },
  WHICH: { fa: 'کدام ثبت‌ها', en: 'Which filings' },
  STEP: { fa: 'از ثبت {from} به {to}', en: 'From filing {from} to {to}' },
  NOTHING: { fa: '(نبود)', en: '(nothing)' },
  SAME: { fa: 'تفاوتی نیست.', en: 'There is no difference.' },
  OTHER_FILE: { fa: 'فایل دیگری پیوست شد', en: 'another file was attached' },
});

export const actWords = messages({
  COPY: { fa: 'درخواست تازه با همین پاسخ‌ها', en: 'Apply anew with these answers' },
  RECALCULATE: { fa: 'محاسبهٔ دوباره', en: 'Have it calculated anew' },
  WITHDRAW: { fa: 'پس گرفتن درخواست', en: 'Withdraw the application' },
  WITHDRAW_WHY: {
    fa: 'درخواست بسته می‌شود و دیگر بررسی نمی‌شود. این کار برگشت ندارد؛ هر وقت بخواهید درخواست تازه می‌دهید.',
    en: 'The application is closed and looked at no more. This cannot be undone; you may apply anew whenever you like.',
  },
  REASON: { fa: 'دلیل (اختیاری)', en: 'Reason (optional)' },
  DISCARD: { fa: 'دور انداختن پیش‌نویس', en: 'Discard the draft' },
  DISCARD_WHY: {
    fa: 'پاسخ‌ها و مدارک این پیش‌نویس پاک می‌شود. این کار برگشت ندارد.',
    en: 'The answers and documents of this draft are erased. This cannot be undone.',
  },
});

export const handOverWords = messages({
  TITLE: { fa: 'واگذاری به مالک تازه', en: 'Hand over to a new owner' },
  WHY: {
    fa: 'اگر ملک را فروخته‌اید، پرونده را به مالک تازه پیشنهاد کنید. تا او با کد ملی خود وارد شود و بپذیرد، پرونده از آنِ شماست؛ پس از آن دیگر آن را نمی‌بینید.',
    en: 'If you have sold the plot, offer the case to its new owner. It stays yours until they sign in with their national ID and accept; after that you do not see it any more.',
  },
  NATIONAL_ID: { fa: 'کد ملی یا شناسه ملی مالک تازه', en: 'National ID of the new owner' },
  OFFERED: {
    fa: 'پیشنهاد شد و تا {day} منتظر پاسخ می‌ماند؛ آن را در «پرونده‌های من» می‌بینید و پس می‌گیرید.',
    en: 'Offered; it waits for an answer until {day}. You see it, and take it back, under “My cases”.',
  },
});
