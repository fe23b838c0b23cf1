import { messages } from '../../../forms/messages/messages.js';

export const clockWords = messages({
  TITLE: { fa: 'مهلت‌های قانونی', en: 'Legal terms' },
  CONSENT: {
    fa: 'اگر تا آن روز تصمیمی گرفته نشود، درخواست پذیرفته است.',
    en: 'Without a decision by then it is granted.',
  },
  REFUSAL: {
    fa: 'اگر تا آن روز تصمیمی گرفته نشود، درخواست رد شده است.',
    en: 'Without a decision by then it is refused.',
  },
  EXTEND: { fa: 'تمدید «{clock}»', en: 'Make “{clock}” longer' },
  EXTEND_WHY: { fa: 'دلیل تمدید؛ متقاضی آن را می‌خواند', en: 'Why; the applicant reads it' },
  EXTEND_NOW: { fa: 'تمدید می‌کنم', en: 'Make it longer' },
  ONWARD: { fa: 'پس از آن پرونده به گام دیگری می‌رود.', en: 'After it the case goes on elsewhere.' },
});

export const clockStateWords = messages({
  NOT_BEGUN: { fa: 'آغاز نشده', en: 'not begun' },
  RUNNING: { fa: 'تا', en: 'until' },
  STOPPED: { fa: 'ایستاده است', en: 'stands still' },
  MET: { fa: 'پیش از پایان انجام شد:', en: 'met on' },
  CAME: { fa: 'گذشت:', en: 'ran out on' },
});
