import { messages } from '../../forms/messages/messages.js';

export const myWords = messages({
  TITLE: { fa: 'پرونده‌های من', en: 'My cases' },
  NONE: {
    fa: 'هنوز درخواستی نداده‌اید. از صفحهٔ نخست خدمتی را برگزینید.',
    en: 'You have not applied for anything yet. Choose a service on the first page.',
  },
  CHANGED: { fa: 'آخرین تغییر', en: 'Last change' },
});
