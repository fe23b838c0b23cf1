import { messages } from '../../../forms/messages/messages.js';

export const askedWords = messages({
  TITLE: { fa: 'از چه کسانی پرسیده شده است', en: 'Who is asked' },
  WAITS: { fa: 'هنوز پاسخ نداده است', en: 'has not answered yet' },
  ANSWERED: { fa: 'پاسخ داده است', en: 'has answered' },
});
