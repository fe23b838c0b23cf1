import { messages } from '../../../forms/messages/messages.js';

/** The time of a visit. */
export const visitWords = messages({
  TITLE: { fa: 'زمان بازدید', en: 'The visit' },
  CHOOSE: { fa: 'روز و ساعتی را برگزینید که در محل هستید.', en: 'Choose a day and time at which you are there.' },
  TIME: { fa: 'زمان', en: 'Time' },
  NONE_CHOSEN: { fa: '—', en: '—' },
  BOOK: { fa: 'این زمان را می‌گیرم', en: 'Book this time' },
  MOVE: { fa: 'جابه‌جا می‌کنم', en: 'Move it there' },
  BOOKED: { fa: 'بازدید: {at}', en: 'The visit is {at}' },
  KEPT: { fa: 'بازدید شد: {at}', en: 'Visited {at}' },
  MISSED: { fa: 'در {at} کسی در محل نبود', en: 'Nobody was met {at}' },
  MOVES_LEFT: { fa: '{count} بار دیگر می‌توانید آن را جابه‌جا کنید.', en: 'You may move it {count} more times.' },
  NOBODY_CAME: { fa: 'کسی نیامد', en: 'Nobody came' },
  MY_TIMES: { fa: 'زمان‌هایی که برای بازدید پیشنهاد می‌کنم', en: 'Times that I offer for visits' },
  TODAY: { fa: 'بازدیدهای امروز', en: 'Visits today' },
});
