import { messages } from './messages.js';

/** What people call the two values of a question that is answered by yes or no. */
export const choiceWords = messages({
  yes: { fa: 'بله', en: 'Yes' },
  no: { fa: 'خیر', en: 'No' },
  area: {
    fa: 'محدوده‌ای به مساحت {area} مترمربع',
    en: 'an area of {area} m²',
    de: 'eine Fläche von {area} m²',
    fr: 'une surface de {area} m²',
  },
  file: { fa: 'پیوست شده', en: 'Attached', de: 'liegt bei', fr: 'pièce jointe' },
});
