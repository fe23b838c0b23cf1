import { messages } from '../../../forms/messages/messages.js';

/** What is said beside a file that is looked at. */
export const viewerWords = messages({
  AWAY: {
    fa: 'این پرونده در اینجا باز نشد؛ با پیوند بالا آن را دریافت کنید.',
    en: 'The file could not be opened here; get it by the link above.',
  },
  BROKEN: {
    fa: 'این PDF خوانده نشد؛ با پیوند بالا آن را دریافت کنید.',
    en: 'This PDF could not be read; get it by the link above.',
  },
  OTHER: {
    fa: 'این نوع پرونده در صفحه نشان داده نمی‌شود؛ با پیوند بالا آن را دریافت کنید.',
    en: 'Files of this kind are not shown here; get it by the link above.',
  },
  PAGE: { fa: 'صفحهٔ {page} از {of}', en: 'Page {page} of {of}' },
  BEFORE: { fa: 'صفحهٔ پیش', en: 'Page before' },
  AFTER: { fa: 'صفحهٔ بعد', en: 'Next page' },
});
