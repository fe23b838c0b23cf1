import { messages } from '../../../forms/messages/messages.js';

export const outcomeWords = messages({
  CLEAN: { fa: 'درخواست با ضوابط سازگار است.', en: 'The application fits the regulations.' },
  INCOMPLETE: { fa: 'درخواست هنوز کامل نیست.', en: 'The application is not complete yet.' },
  BLOCKED: {
    fa: 'درخواست با ضوابط سازگار نیست؛ آنچه باید درست شود در زیر آمده است.',
    en: 'The application does not fit the regulations; what has to be mended stands below.',
  },
  REFERRAL: { fa: 'درخواست باید به مرجع دیگری ارجاع شود.', en: 'The application has to be referred to another body.' },
});

export const statusWords = messages({
  PASS: { fa: 'سازگار', en: 'passes' },
  FAIL: { fa: 'ناسازگار', en: 'fails' },
  WARN: { fa: 'هشدار', en: 'warning' },
  NOT_APPLICABLE: { fa: 'مربوط نیست', en: 'does not apply' },
  MISSING: { fa: 'داده کم است', en: 'something is missing' },
});

export const evaluationWords = messages({
  FAILING: { fa: 'آنچه باید درست شود', en: 'What has to be mended' },
  ALL_CHECKS: { fa: 'همهٔ بررسی‌ها ({count})', en: 'All checks ({count})' },
  ACTUAL: { fa: 'مقدار شما: {value}', en: 'yours: {value}' },
  LIMIT: { fa: 'حد مجاز: {value}', en: 'limit: {value}' },
  BASIS: { fa: 'مستند: {basis}', en: 'basis: {basis}' },
  ILLUSTRATIVE: { fa: 'مقدار نمونه', en: 'sample value' },
  REGULATIONS: { fa: 'ضوابط این ملک ({count})', en: 'Regulations of this plot ({count})' },
  PLOTS: {
    fa: 'با این پروانه پلاک {ended} به {begun} تبدیل می‌شود.',
    en: 'With this permit plot {ended} becomes {begun}.',
  },
  FEES: { fa: 'عوارض', en: 'Fees' },
  CHANGED: { fa: 'عوارض با آنچه یافت شد از نو محاسبه شد', en: 'The fees were calculated anew with what was found' },
  ADDED: { fa: 'تازه', en: 'new' },
  NO_LONGER: { fa: 'دیگر گرفته نمی‌شود', en: 'no longer charged' },
  TOTAL: { fa: 'جمع', en: 'Total' },
  NO_FEES: { fa: 'چیزی برای پرداخت نیست.', en: 'There is nothing to pay.' },
  WHY: { fa: 'این مبلغ از کجا آمد؟', en: 'How did this come about?' },
});

/** Where a value of an explanation comes from. */
export const sourceWords = messages({
  RULEBOOK: { fa: 'از دفتر ضوابط', en: 'from the rulebook' },
  REGISTER: { fa: 'از سامانهٔ مرجع', en: 'from a register' },
  DECLARED: { fa: 'اظهار متقاضی', en: 'declared by the applicant' },
  DEFINITION: { fa: 'از تعریف این درخواست', en: 'from the definition' },
});
