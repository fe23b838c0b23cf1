import { messages } from '../../../forms/messages/messages.js';

export const calendarWords = messages({
  YEAR: { fa: 'سال', en: 'Year' },
  NO_TABLE: {
    fa: 'برای این سال جدولی نیست؛ فقط تعطیلی‌های هر سال شناخته است.',
    en: 'There is no table of this year: only the holidays of every year are known.',
  },
  SHIPPED: { fa: 'جدول همراه سامانه', en: 'the table that ships' },
  SOURCE: { fa: 'منبع: {source}، {at}', en: 'source: {source}, {at}' },
  DAY: { fa: 'روز', en: 'Day' },
  WHY: { fa: 'مناسبت', en: 'Why' },
  REMOVE: { fa: 'حذف', en: 'Remove' },
  REMOVE_DAY: { fa: 'حذف {day}', en: 'Remove {day}' },
  ADD: { fa: 'افزودن تعطیلی‌ها', en: 'Add holidays' },
  LINES: { fa: 'هر روز یک سطر', en: 'One day a line' },
  LINES_HELP: { fa: 'مانند ۱۴۰۵/۰۱/۰۱ نوروز | New Year', en: 'as 1405/01/01 نوروز | New Year' },
  FROM: { fa: 'منبع', en: 'Where they come from' },
  ADDED: {
    fa: '{count} روز افزوده شد؛ مهلت {tasks} کار باز دست نخورد.',
    en: '{count} days were added; the deadlines of {tasks} open tasks stay as they are.',
  },
});
