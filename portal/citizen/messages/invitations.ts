import { messages } from '../../../forms/messages/messages.js';

export const invitationWords = messages({
  TITLE: { fa: 'پاسخی از شما خواسته‌اند', en: 'You are asked for an answer' },
  LEAD: {
    fa: 'نام شما در پرونده دیگری آمده است. از آن پرونده تنها همین‌ها را می‌بینید.',
    en: 'You are named in somebody else’s case. You see of it what stands here, and nothing else.',
  },
  NONE: {
    fa: 'با کد ملی شما چنین دعوتی نیست، یا زمان آن گذشته است.',
    en: 'There is no such invitation under your national ID.',
  },
  UNTIL: { fa: 'تا {moment}', en: 'until {moment}' },
  SHOWN: { fa: 'آنچه درباره‌اش از شما پرسیده می‌شود', en: 'What you are asked about' },
  DOCUMENTS: { fa: 'مدرک‌ها', en: 'Documents' },
  ANSWER: { fa: 'پاسخ شما', en: 'Your answer' },
  FILES_HELP: {
    fa: 'پیش از پاسخ پیوست کنید. کسانی که درباره پرونده تصمیم می‌گیرند آن‌ها را می‌بینند؛ متقاضی و دیگر کسانی که از آن‌ها پرسیده شده نمی‌بینند.',
    en: 'Attach them before you answer. Whoever decides the case sees them; the applicant and others who are asked do not.',
  },
  REASON: { fa: 'چرا', en: 'Why' },
  REASON_HELP: {
    fa: 'متقاضی این واژه‌ها را می‌خواند. برای مخالفت لازم است.',
    en: 'The applicant reads these words. To refuse they are needed.',
  },
  FINAL: { fa: 'پاسخ را دیگر نمی‌توان عوض کرد.', en: 'The answer cannot be changed afterwards.' },
  OPEN: { fa: 'چشم‌به‌راه پاسخ شما', en: 'waits for your answer' },
  ANSWERED: { fa: 'پاسخ دادید', en: 'you have answered' },
  OVER: { fa: 'زمان آن گذشت', en: 'it is over' },
});
