import { messages } from './messages.js';

/** What a condition on answers says to people. */
export const conditionWords = messages({
  is: { fa: '«{field}» برابر «{value}» باشد', en: '“{field}” is “{value}”' },
  isNot: { fa: '«{field}» برابر «{value}» نباشد', en: '“{field}” is not “{value}”' },
  isMore: { fa: '«{field}» بیش از {value} باشد', en: '“{field}” is more than {value}' },
  isAtLeast: { fa: '«{field}» {value} یا بیشتر باشد', en: '“{field}” is {value} or more' },
  isLess: { fa: '«{field}» کمتر از {value} باشد', en: '“{field}” is less than {value}' },
  isAtMost: { fa: '«{field}» {value} یا کمتر باشد', en: '“{field}” is {value} or less' },
  isAmong: { fa: '«{field}» یکی از این‌ها باشد: {values}', en: '“{field}” is one of: {values}' },
  isSo: { fa: '«{field}» برقرار باشد', en: '“{field}” holds' },
  isNotSo: { fa: '«{field}» برقرار نباشد', en: '“{field}” does not hold' },
  isGiven: { fa: '«{field}» پاسخ داده شده باشد', en: '“{field}” is answered' },
  isNotGiven: { fa: '«{field}» پاسخ داده نشده باشد', en: '“{field}” is not answered' },
  both: { fa: '{one} و {other}', en: '{one} and {other}' },
  either: { fa: '{one} یا {other}', en: '{one} or {other}' },
  group: { fa: '({one})', en: '({one})' },
  depends: { fa: 'بسته به پاسخ‌ها و ضوابط ملک', en: 'depending on the answers and the rules of the plot' },
});

/** A span of time, unit by unit. What stands in brackets is said of more than one. */
export const spanWords = messages({
  years: { fa: '{count} سال', en: '{count} year(s)', de: '{count} Jahr(e)', fr: '{count} an(s)' },
  months: { fa: '{count} ماه', en: '{count} month(s)', de: '{count} Monat(e)', fr: '{count} mois' },
  workingDays: {
    fa: '{count} روز کاری',
    en: '{count} working day(s)',
    de: '{count} Werktag(e)',
    fr: '{count} jour(s) ouvré(s)',
  },
  days: { fa: '{count} روز', en: '{count} day(s)', de: '{count} Tag(e)', fr: '{count} jour(s)' },
  hours: { fa: '{count} ساعت', en: '{count} hour(s)', de: '{count} Stunde(n)', fr: '{count} heure(s)' },
  minutes: { fa: '{count} دقیقه', en: '{count} minute(s)', de: '{count} Minute(n)', fr: '{count} minute(s)' },
  seconds: { fa: '{count} ثانیه', en: '{count} second(s)', de: '{count} Sekunde(n)', fr: '{count} seconde(s)' },
  together: { fa: '{one} و {other}', en: '{one} and {other}', de: '{one} und {other}', fr: '{one} et {other}' },
  jalali: { fa: '{span} خورشیدی', en: '{span} (Jalali)', de: '{span} (Jalali)', fr: '{span} (calendrier jalali)' },
  gregorian: { fa: '{span} میلادی', en: '{span} (Gregorian)', de: '{span}', fr: '{span}' },
});

/** A day that comes every year. */
export const yearDayWords = messages({
  day: { fa: 'روز {day} ماه {month}', en: 'day {day} of month {month}' },
  last: { fa: 'روز پایانی ماه {month}', en: 'the last day of month {month}' },
});

/** What a step's time limit says. `span` counts from the moment at which the step begins to wait. */
export const limitWords = messages({
  remind: { fa: 'پس از {span} یادآوری فرستاده می‌شود.', en: 'A reminder is sent after {span}.' },
  remindBefore: {
    fa: '{span} پیش از پایان مهلت یادآوری فرستاده می‌شود.',
    en: 'A reminder is sent {span} before the time is over.',
  },
  escalate: {
    fa: 'اگر تا {span} رسیدگی نشود، به مقام بالاتر سپرده می‌شود.',
    en: 'If it is not dealt with within {span}, it is handed on to a superior.',
  },
  return: {
    fa: 'اگر تا {span} انجام نشود، پرونده به متقاضی برمی‌گردد.',
    en: 'If it is not done within {span}, the case goes back to the applicant.',
  },
  expire: { fa: 'مهلت این گام {span} است.', en: 'The time for this step is {span}.' },
  nextWorkingDay: {
    fa: '{limit} (اگر روز تعطیل باشد، تا پایان نخستین روز کاری پس از آن)',
    en: '{limit} (where that is a day off, to the end of the next working day)',
  },
  yearEnd: { fa: '{limit} (در هر حال تا پایان سال)', en: '{limit} (in any case until the end of the Jalali year)' },
});
