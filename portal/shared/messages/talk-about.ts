import { messages } from '../../../forms/messages/messages.js';

export const talkAboutWords = messages({
  TALK: { fa: 'گفت‌وگو درباره این', en: 'Talk about this' },
});
