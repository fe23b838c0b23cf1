import { messages } from '../forms/messages/messages.js';

/** What settings are where nobody sets them. */
export const defaultWords = messages({
  municipality: { fa: 'شهرداری', en: 'Municipality' },
});
