import { messages } from '../forms/messages/messages.js';

export const laneWords = messages({
  supervised: { fa: 'زیر نظر کارشناس', en: 'supervised' },
  applicant: { fa: 'نزد متقاضی', en: 'with the applicant' },
  referral: { fa: 'ارجاع', en: 'referred' },
  auto: { fa: 'خودکار', en: 'automatic' },
  instant: { fa: 'آنی', en: 'instant' },
});

/** What the page of a dry run says; it is written in Persian. */
export const reportWords = messages({
  title: { fa: 'اجرای آزمایشی {type}', en: 'Dry run of {type}' },
  heading: { fa: 'اجرای آزمایشی «{type}» بر پرونده‌های گذشته', en: 'Dry run of “{type}” over past cases' },
  made: {
    fa: '{code}، نسخه {version}؛ {rulebook}؛ {day}. هیچ پرونده‌ای تغییر داده نشده است.',
    en: '{code}, version {version}; {rulebook}; {day}. No case was changed.',
  },
  ownRulebook: { fa: 'دفتر ضوابط هر پرونده', en: 'each case’s own rulebook' },
  proposedRulebook: { fa: 'دفتر ضوابط پیشنهادی', en: 'the proposed rulebook' },
  share: { fa: '{percent}٪ از همه', en: '{percent}% of all' },
  dearer: { fa: '{dearer} گران‌تر، {cheaper} ارزان‌تر', en: '{dearer} dearer, {cheaper} cheaper' },
  more: { fa: '{count} پرونده دیگر در گزارش JSON آمده است.', en: '{count} more cases are in the JSON report.' },
  noneChanges: { fa: 'هیچ پرونده‌ای تغییر نمی‌کند.', en: 'No case changes.' },
  before: { fa: 'پیش از این', en: 'Before' },
  after: { fa: 'با تعریف تازه', en: 'With the new definition' },
  case: { fa: 'پرونده', en: 'Case' },
  changing: { fa: 'پرونده‌هایی که تغییر می‌کنند', en: 'Cases that change' },
  number: { fa: 'شماره', en: 'Number' },
  filedOn: { fa: 'روز ثبت', en: 'Filed on' },
  outcome: { fa: 'نتیجه', en: 'Outcome' },
  lane: { fa: 'مسیر', en: 'Lane' },
  totalBefore: { fa: 'جمع پیشین', en: 'Total before' },
  totalAfter: { fa: 'جمع تازه', en: 'Total now' },
  difference: { fa: 'تفاوت', en: 'Difference' },
  failed: { fa: 'بررسی‌های ناموفق', en: 'Failed checks' },
  unfitting: { fa: 'پرونده‌هایی که پاسخشان با فرم تازه نمی‌خواند', en: 'Cases whose answers do not fit the new form' },
  field: { fa: 'فیلد', en: 'Field' },
  checked: { fa: 'پرونده بررسی شد', en: 'cases looked at' },
  same: { fa: 'بی تغییر', en: 'unchanged' },
  otherOutcome: { fa: 'نتیجه دیگر', en: 'another outcome' },
  otherLane: { fa: 'مسیر دیگر', en: 'another lane' },
  otherAmount: { fa: 'مبلغ دیگر', en: 'another amount' },
  unfit: { fa: 'ناسازگار با فرم تازه', en: 'do not fit the new form' },
  amounts: { fa: 'مبلغ‌ها ({currency})', en: 'Amounts ({currency})' },
  otherCurrency: { fa: 'با پولی دیگر', en: 'in another currency' },
  inOtherCurrency: {
    fa: '{count} پرونده با پولی دیگر حساب می‌شود؛ تفاوتشان گفته نمی‌شود.',
    en: '{count} cases would be reckoned in another currency; what they differ by is not said.',
  },
  allBefore: { fa: 'جمع همه پرونده‌ها تا کنون', en: 'Total of all cases until now' },
  allAfter: { fa: 'جمع همه با تعریف تازه', en: 'Total of all with the new definition' },
  greatest: { fa: 'بیشترین تفاوت یک پرونده', en: 'Greatest difference of one case' },
});
