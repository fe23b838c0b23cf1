import { messages } from '../../../forms/messages/messages.js';

/** Files that are attached. */
export const documentWords = messages({
  CHOOSE: { fa: 'انتخاب فایل برای {title}', en: 'Choose a file for {title}' },
  PHOTOGRAPH: { fa: 'عکس گرفتن از {title}', en: 'Photograph {title}' },
  ATTACHED: { fa: 'پیوست شد', en: 'attached' },
  PROGRESS: { fa: 'در حال فرستادن: {percent}٪', en: 'Sending: {percent}%' },
  REMOVE: { fa: 'حذف {name}', en: 'Remove {name}' },
  FAILED: { fa: 'فرستاده نشد: {why}', en: 'Not sent: {why}' },
  OPTIONAL: { fa: 'اختیاری', en: 'optional' },
  NOTE: { fa: 'توضیح (اختیاری)', en: 'A note (if you like)' },
  TITLE: { fa: 'مدارک و عکس‌های این کار', en: 'Documents and photographs of this work' },
  TAKEN: { fa: 'گرفته‌شده در {at}', en: 'taken {at}' },
  PLACE: { fa: 'جا: {latitude}، {longitude}', en: 'at {latitude}, {longitude}' },
  BY_PICTURE: { fa: 'به گفتهٔ خود عکس', en: 'as the picture says' },
  BY_SENDER: { fa: 'به گفتهٔ فرستنده', en: 'as its sender says' },
  EVIDENCE: { fa: 'آنچه انجام شرط را نشان می‌دهد', en: 'What shows that the condition is fulfilled' },
  ASKED_OF_YOU: { fa: 'مدارک و عکس‌هایی که از شما خواسته شده', en: 'Documents and photographs that you are asked for' },
  LIMIT: { fa: 'PDF، JPEG یا PNG', en: 'PDF, JPEG or PNG' },
});
