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

export const importWords = messages({
  TITLE: { fa: 'وارد کردن فهرست', en: 'Import a list' },
  FILE: { fa: 'پرونده', en: 'File' },
  FILE_HELP: {
    fa: 'JSON: فهرست یا هر رکورد در یک سطر؛ هر رکورد نام سامانه را در register و خود را در record دارد.',
    en: 'JSON: a list, or one record a line, each with its register’s name under register and itself under record.',
  },
  SOURCE: { fa: 'از کجا آمده است', en: 'Where it comes from' },
  VERSION: { fa: 'تاریخ یا شماره فهرست', en: 'Date or number of the list' },
  IMPORT: { fa: 'وارد کن', en: 'Import' },
  UNREADABLE: {
    fa: 'این پرونده فهرستی از رکوردها نیست؛ هر رکورد register و record می‌خواهد.',
    en: 'This file is no list of records: each needs a register and a record.',
  },
  REPORT: {
    fa: '{added} تازه، {updated} تغییریافته، {unchanged} بی‌تغییر، {refused} پذیرفته‌نشده',
    en: '{added} added, {updated} updated, {unchanged} unchanged, {refused} refused',
  },
});
