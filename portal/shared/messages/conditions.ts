import { messages } from '../../../forms/messages/messages.js';

/** Conditions of an approval, and what has become of them. */
export const conditionWords = messages({
  TITLE: { fa: 'شرط‌ها', en: 'Conditions' },
  UNTIL: { fa: 'تا {day}', en: 'until {day}' },
  SET: { fa: 'برقرار', en: 'in force' },
  OPEN: { fa: 'در انتظار رسیدگی', en: 'to be looked at' },
  FULFILLED: { fa: 'انجام شد', en: 'fulfilled' },
  NOT_FULFILLED: { fa: 'انجام نشد', en: 'not fulfilled' },
  OVERDUE: { fa: 'مهلت گذشته', en: 'overdue' },
});
