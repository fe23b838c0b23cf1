import { messages } from '../../../forms/messages/messages.js';

/**
 * What papers say. They are printed in Persian; English stands beside it for whoever reads this file or translates a paper.
 * A changed text changes the hash of every paper that is made from then on.
 */
export const paperWords = messages({
  yes: { fa: 'بله', en: 'yes' },
  no: { fa: 'خیر', en: 'no' },
  row: { fa: 'ردیف', en: 'No.' },
  storeysAbove: { fa: 'تعداد طبقات روی زمین', en: 'Storeys above ground' },
  storeysBelow: { fa: 'تعداد طبقات زیر زمین', en: 'Storeys below ground' },
  floorArea: { fa: 'مساحت کل زیربنا (مترمربع)', en: 'Total floor area (m²)' },
  setback: { fa: 'عقب‌نشینی (متر)', en: 'Setback (m)' },
  parking: { fa: 'تعداد پارکینگ', en: 'Parking spaces' },
  plot: { fa: 'ملک', en: 'Plot' },
  renewalCode: { fa: 'کد نوسازی', en: 'Renewal code' },
  number: { fa: 'شماره', en: 'Number' },
  issued: { fa: 'تاریخ صدور', en: 'Issued' },
  validUntil: { fa: 'اعتبار تا پایان', en: 'Valid until the end of' },
  noEnd: { fa: 'بدون تاریخ پایان', en: 'without an end' },
  reference: { fa: 'شماره درخواست', en: 'Application' },
  parts: { fa: 'آنچه صادر شده است', en: 'What is granted' },
  conditions: { fa: 'شرایط', en: 'Conditions' },
  attached: { fa: 'پیوست‌های بررسی', en: 'Attached to the findings' },
  filesOf: { fa: '{title} ({count})', en: '{title} ({count})' },
  conditionUntil: { fa: '{condition} (تا {due})', en: '{condition} (until {due})' },
  regulations: {
    fa: 'ضوابط ملک بر پایه طرح ملاک عمل در زمان صدور',
    en: 'The plot’s regulations under the plan in force at the time of issue',
  },
  regulation: { fa: 'ضابطه', en: 'Regulation' },
  value: { fa: 'مقدار', en: 'Value' },
  notes: { fa: 'توضیحات', en: 'Notes' },
  basis: { fa: 'مبنا', en: 'Basis' },
  from: { fa: 'از', en: 'From' },
  untilEndOf: { fa: 'تا پایان روز', en: 'Until the end of' },
  validity: { fa: 'مدت اعتبار', en: 'Validity' },
  title: { fa: 'عنوان', en: 'Title' },
  payee: { fa: 'گیرنده', en: 'Payee' },
  amount: { fa: 'مبلغ ({currency})', en: 'Amount ({currency})' },
  sum: { fa: 'جمع', en: 'Total' },
  feesPaid: { fa: 'خلاصه عوارض و بهای خدمات پرداخت‌شده', en: 'Fees and charges that were paid' },
  fees: { fa: 'عوارض و بهای خدمات', en: 'Fees and charges' },
  fee: { fa: 'عنوان عوارض', en: 'Fee' },
  method: { fa: 'روش محاسبه', en: 'How it is worked out' },
  exampleBasis: { fa: 'نمونه؛ مصوبه‌ای ندارد', en: 'An example; no by-law' },
  legalBasis: { fa: 'مبنای قانونی', en: 'Legal basis' },
  fixedAmount: { fa: 'مبلغ ثابت', en: 'fixed amount' },
  sample: { fa: 'نمونه', en: 'sample' },
  holder: { fa: 'دارنده', en: 'Holder' },
  details: { fa: 'مشخصات', en: 'Details' },
  owners: { fa: 'مالکان', en: 'Owners' },
  fullName: { fa: 'نام و نام خانوادگی', en: 'Full name' },
  nationalId: { fa: 'کد ملی / شناسه ملی', en: 'National ID' },
  share: { fa: 'سهم (دانگ)', en: 'Share (dang)' },
  representative: { fa: 'نماینده فنی مالک', en: 'The owner’s representative' },
  office: { fa: 'دفتر', en: 'Office' },
  engineers: { fa: 'مهندسان ناظر', en: 'Supervising engineers' },
  discipline: { fa: 'رشته', en: 'Discipline' },
  licence: { fa: 'شماره پروانه اشتغال', en: 'Licence' },
  verification: { fa: 'اصالت‌سنجی', en: 'Verification' },
});

/** Sentences and small print. */
export const paperNotes = messages({
  appeal: {
    fa: 'اعتراض به عوارض: کمیسیون ماده ۷۷. هر اختلاف میان مؤدی و شهرداری درباره عوارض و بهای خدمات در کمیسیون ماده ۷۷ قانون شهرداری رسیدگی می‌شود.',
    en: 'Objections to fees: the commission of article 77. It hears every dispute between a payer and the municipality over fees and charges, under article 77 of the municipal law.',
  },
  illustrative: {
    fa: '* نرخ این ردیف نمونه است و مصوبه‌ای ندارد.',
    en: '* The rate of this line is an example and rests on no by-law.',
  },
  contested: { fa: '† این ردیف محل اختلاف حقوقی است.', en: '† This line is contested at law.' },
  limitOfUse: { fa: 'حدود استفاده: {limit}.', en: 'Limits of use: {limit}.' },
  preview: { fa: 'پیش‌نمایش قالب؛ فاقد هرگونه اعتبار', en: 'Preview of a template; of no value' },
  page: { fa: '{start} – صفحه {page} از {pages}', en: '{start} – page {page} of {pages}' },
});
