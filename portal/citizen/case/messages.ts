import { messages } from '../../../forms/messages/messages.js';

export const caseWords = messages({
  UNTIL_DAY: { fa: 'تا {day}.', en: 'Until {day}.' },
  WAITS_FOR_YOU: { fa: 'این‌ها منتظر شماست:', en: 'This waits for you:' },
  DONE: { fa: 'انجام شد', en: 'done' },
  CHANGE: { fa: 'اصلاح درخواست', en: 'Correct the application' },
  PAY: { fa: 'پرداخت {amount}', en: 'Pay {amount}' },
  PERMIT: { fa: 'پروانه', en: 'Permit' },
  PDF: { fa: 'دریافت PDF', en: 'Get the PDF' },
  NUMBER: { fa: 'شمارهٔ پروانه: {number}', en: 'Permit number: {number}' },
  UNTIL: { fa: 'معتبر تا {day}', en: 'valid until {day}' },
  SLIPS: { fa: 'فیش‌ها', en: 'Payment slips' },
  RESULT: { fa: 'بررسی و عوارض', en: 'Analysis and fees' },
  DOCUMENTS: { fa: 'مدارک', en: 'Documents' },
  HISTORY: { fa: 'چه گذشت', en: 'What happened' },
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

export const actWords = messages({
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
