import { messages } from '../../../forms/messages/messages.js';

/** What comes to an end, as a reminder names it. */
export const endWords = messages({
  ENDS: { fa: 'پایان اعتبار مجوز در {day}', en: 'the last day of the permit, {day}' },
  LAPSES: {
    fa: 'بی‌اعتبار شدن مجوز در پایان {day}، اگر از آن استفاده نشود',
    en: 'the permit lapses at the end of {day} unless use is made of it',
  },
});
