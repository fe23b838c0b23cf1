import { messages } from '../../../forms/messages/messages.js';

export const registerWords = messages({
  REGISTER: { fa: 'سامانه', en: 'Register' },
  RECORDS: { fa: 'رکورد', en: 'Records' },
  SOURCE: { fa: 'منبع', en: 'Source' },
  VERSION: { fa: 'نسخه', en: 'Version' },
  AT: { fa: 'دریافت', en: 'Imported' },
  LOOK: { fa: 'دیدن یک رکورد', en: 'Look at a record' },
  KEY: { fa: 'کلید', en: 'Key' },
  FOUND: { fa: 'هست', en: 'found' },
  ABSENT: { fa: 'نیست', en: 'not there' },
  UNAVAILABLE: { fa: 'در دسترس نیست', en: 'out of reach' },
  WITHHELD: { fa: 'نشان داده نمی‌شود.', en: 'It is not shown.' },
});
