import { messages } from '../../../forms/messages/messages.js';

export const slipWords = messages({
  payment: { fa: 'پرداخت', en: 'Payment' },
  paidOn: { fa: 'تاریخ پرداخت', en: 'Paid on' },
  trackingNumber: { fa: 'شماره پیگیری', en: 'Tracking number' },
  paid: { fa: 'مبلغ پرداخت‌شده', en: 'Amount paid' },
  slipNumber: { fa: 'شماره فیش', en: 'Slip' },
  purpose: { fa: 'بابت', en: 'For' },
  payUntil: { fa: 'مهلت پرداخت', en: 'Pay until' },
  plotAndPayee: { fa: 'ملک و گیرنده', en: 'Plot and payee' },
  noBill: { fa: 'ندارد؛ پرداخت از راه سامانه', en: 'none; paid through this service' },
  amounts: { fa: 'مبلغ و شناسه‌ها', en: 'Amount and identifiers' },
  sumOfLines: { fa: 'جمع ردیف‌ها', en: 'Sum of the lines' },
  rounding: { fa: 'گرد کردن', en: 'Rounding' },
  payable: { fa: 'قابل پرداخت', en: 'Payable' },
  billId: { fa: 'شناسه قبض', en: 'Bill identifier' },
  paymentId: { fa: 'شناسه پرداخت', en: 'Payment identifier' },
});

/** Across the top of a slip that is not paid, by its status. */
export const slipBanners = messages({
  DRAFT: {
    fa: 'پیش‌نویس است و پیش از تأیید شهرداری پرداختنی نیست',
    en: 'Draft: not payable before the municipality approves',
  },
  PAYABLE: { fa: 'قابل پرداخت تا پایان مهلت درج‌شده', en: 'Payable until the end of the day that is named' },
  VOID: { fa: 'باطل شده است و پرداختنی نیست', en: 'Void: not payable' },
  EXPIRED: { fa: 'مهلت پرداخت گذشته است و پرداختنی نیست', en: 'Lapsed: not payable' },
  REFUNDED: { fa: 'مبلغ بازگردانده شده است', en: 'The amount was paid back' },
});
