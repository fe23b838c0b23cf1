import { messages } from './messages.js';

/** What has to hold under every decision policy. */
export const decisionWords = messages({
  everyCheck: {
    fa: 'همه ضوابط رعایت شده و هیچ موردی هشدار ندارد',
    en: 'Every check holds, and none only warns',
  },
  nobodyAsked: { fa: 'پرونده به هیچ مرجعی ارجاع نشده است', en: 'No body was asked about the case' },
  noDiscretion: {
    fa: 'هیچ ضابطه‌ای که به تشخیص کارشناس نیاز دارد در کار نیست',
    en: 'No rule applies that somebody has to weigh',
  },
  evidence: { fa: '{fact} دست‌کم {level}', en: '{fact}: at least {level}' },
  total: { fa: 'مبلغ پرونده بیش از {most} نیست', en: 'The case costs no more than {most}' },
  always: { fa: 'بررسی همیشگی', en: 'Always looked at' },
});

/** Who stands for a fact. */
export const evidenceWords = messages({
  none: { fa: 'بی‌مستند', en: 'vouched for by nobody' },
  declared: { fa: 'به اظهار متقاضی', en: 'declared by the applicant' },
  document: { fa: 'مستند به مدرک پیوست', en: 'shown by a document' },
  professional: { fa: 'به اظهار دفتر مهندسی دارای صلاحیت', en: 'declared by an approved office' },
  register: { fa: 'مستند به سامانه ثبتی', en: 'known from a register' },
});
