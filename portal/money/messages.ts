import { messages } from '../../forms/messages/messages.js';

export const moneyParts = messages({
  waiting: { fa: 'منتظر تصمیم', en: 'To be decided' },
  receipts: { fa: 'همهٔ دریافت‌ها', en: 'All receipts' },
  refunds: { fa: 'بازپرداخت‌ها', en: 'Refunds' },
  days: { fa: 'جمع روزها', en: 'Days' },
});

export const moneyWords = messages({
  TITLE: { fa: 'دریافت‌ها', en: 'Money' },
  NONE_WAITING: { fa: 'هیچ دریافتی منتظر تصمیم نیست.', en: 'No receipt waits for a decision.' },
  AMOUNT: { fa: 'مبلغ', en: 'Amount' },
  TRACKING: { fa: 'شمارهٔ پیگیری', en: 'Tracking number' },
  CHANNEL: { fa: 'از راه', en: 'Told by' },
  AT: { fa: 'زمان', en: 'When' },
  STATUS: { fa: 'وضعیت', en: 'Status' },
  SLIP: { fa: 'فیش', en: 'Slip' },
  TOLD_FOR: { fa: 'برای فیش', en: 'Told for slip' },
  CANDIDATES: { fa: 'فیش‌های قابل پرداخت با همین مبلغ', en: 'Payable slips of this very amount' },
  NO_CANDIDATE: { fa: 'فیش قابل پرداختی با این مبلغ نیست.', en: 'No payable slip has this amount.' },
  OTHER_SLIP: { fa: 'یا شمارهٔ فیش دیگر', en: 'Or the number of another slip' },
  REASON_HELP: { fa: 'در سوابق می‌ماند.', en: 'It stays on record.' },
  MATCH: { fa: 'همین فیش را بپردازد', en: 'It pays this slip' },
  PAY_BACK: { fa: 'بازگردانده شود', en: 'Pay it back' },
  DECISIONS: { fa: 'تصمیم‌ها', en: 'Decisions' },
  LEDGER: { fa: 'دفتر', en: 'Ledger' },
  ACCOUNT: { fa: 'حساب', en: 'Account' },
  DEBIT: { fa: 'بدهکار', en: 'Debit' },
  CREDIT: { fa: 'بستانکار', en: 'Credit' },
  CASE: { fa: 'پرونده', en: 'Case' },
  PAYEE: { fa: 'ذی‌نفع', en: 'Payee' },
  WHY: { fa: 'بابت', en: 'For' },
  ORDER: { fa: 'دستور بازپرداخت', en: 'Order it' },
  NO_REFUND: { fa: 'بازپرداختی در این فهرست نیست.', en: 'No refund in this list.' },
  DAY: { fa: 'روز', en: 'Day' },
  RECEIVED: { fa: 'دریافت', en: 'Received' },
  REFUNDED: { fa: 'بازپرداخت', en: 'Paid back' },
  HELD: { fa: 'نگه‌داشته', en: 'Held' },
  COUNT: { fa: 'تعداد', en: 'Count' },
  PLACED: { fa: 'به ذی‌نفعان', en: 'Placed for payees' },
  FROM: { fa: 'از روز', en: 'From' },
  UNTIL: { fa: 'تا روز', en: 'Until' },
  DAY_HELP: { fa: 'مانند ۱۴۰۵/۰۹/۰۱', en: 'as 1405/09/01' },
});

export const misfitWords = messages({
  AMOUNT_MISMATCH: { fa: 'مبلغ با فیش یکی نیست', en: 'another amount than the slip’s' },
  BILL_AMBIGUOUS: { fa: 'شناسه به چند فیش می‌خورد', en: 'several slips have its identifiers' },
  NOT_FOUND: { fa: 'فیشی با این شناسه نیست', en: 'no slip has its identifiers' },
  SLIP_EXPIRED: { fa: 'مهلت فیش گذشته بود', en: 'the slip’s last day had passed' },
  SLIP_NOT_PAYABLE: { fa: 'فیش آن زمان قابل پرداخت نبود', en: 'the slip could not be paid then' },
  TRACKING_NUMBER_REUSED: { fa: 'شمارهٔ پیگیری تکراری است', en: 'its tracking number was used before' },
});

export const channelWords = messages({
  BANK: { fa: 'بانک', en: 'the bank' },
  FILE: { fa: 'فایل تسویه', en: 'a settlement file' },
  GATEWAY: { fa: 'درگاه پرداخت', en: 'the payment gateway' },
});

export const receiptStatusWords = messages({
  UNMATCHED: { fa: 'بی‌فیش', en: 'unmatched' },
  SETTLED: { fa: 'نشسته', en: 'settled' },
  REFUNDED: { fa: 'بازگردانده', en: 'paid back' },
});

export const refundStatusWords = messages({
  DRAFT: { fa: 'پیش‌نویس', en: 'draft' },
  DUE: { fa: 'بدهی', en: 'owed' },
  FLOORED: { fa: 'بخشوده', en: 'let lapse' },
  ORDERED: { fa: 'دستور داده شده', en: 'ordered' },
  VOID: { fa: 'باطل', en: 'void' },
});

export const refundKindWords = messages({
  BELOW_ZERO: { fa: 'بیش از بدهی پرداخت شده', en: 'more was paid than is owed' },
  FEE_ANNULLED: { fa: 'ابطال عوارض', en: 'a fee was annulled' },
  FLOORED: { fa: 'بیش از بدهی، بخشوده', en: 'more was paid, let lapse' },
});

export const decisionWords = messages({
  MATCH: { fa: 'نشست بر فیش', en: 'matched' },
  REFUND: { fa: 'بازگرداندن', en: 'paid back' },
});
