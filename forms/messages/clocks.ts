import { messages } from './messages.js';

/** How a legal term comes to its day, part by part. */
export const clockWords = messages({
  FILING: { fa: 'با ثبت درخواست آغاز شد', en: 'It began with the filing' },
  AFTER: { fa: 'با پایان «{step}» آغاز شد', en: 'It began once “{step}” was done' },
  NOT_BEGUN_FILING: { fa: 'با ثبت درخواست آغاز می‌شود', en: 'It begins with the filing' },
  NOT_BEGUN_AFTER: { fa: 'با پایان «{step}» آغاز می‌شود', en: 'It begins once “{step}” is done' },
  LASTS: { fa: 'مدت آن {span} است', en: 'It lasts {span}' },
  LONGER: { fa: '{span} بلندتر، چون شرط آن برقرار است', en: '{span} longer, because the condition holds' },
  EXTENDED: { fa: '{span} بلندتر، به دستور مستدل', en: '{span} longer, by a reasoned order' },
  AT_MOST: { fa: 'هرگز بیش از {span}', en: 'Never beyond {span}' },
  STOPPED: { fa: 'در «{step}» ایستاد و سپس ادامه یافت', en: 'It stood still at “{step}” and went on' },
  RESTARTED: { fa: 'در «{step}» ایستاد و از نو آغاز شد', en: 'It stood still at “{step}” and began anew' },
  STANDS: { fa: 'در «{step}» ایستاده است', en: 'It stands still at “{step}”' },
  DAY_OFF: {
    fa: 'این روز تعطیل است، پس به نخستین روز کاری می‌رود',
    en: 'That is a day off, so it moves to the next working day',
  },
  MET: { fa: 'پیش از پایان، تصمیم گرفته شد', en: 'It was met before its end' },
  CAME: { fa: 'مهلت گذشت', en: 'It has run out' },
  BEGAN: { fa: 'آغاز مهلت گام', en: 'The step began to wait' },
  YEAR_END: { fa: 'در هر حال تا پایان سال', en: 'In any case until the end of the Jalali year' },
  UNTIL_CLOCK: { fa: 'مهلت قانونی «{clock}» ({basis})', en: 'The legal term “{clock}” ({basis})' },
});
