import { messages } from '../../forms/messages/messages.js';

/** What acts are called, what they take, and what they would do. */
export const actMessages = messages({
  book: { fa: 'گرفتن وقت بازدید: {step}', en: 'Book the visit: {step}' },
  move: { fa: 'جابه‌جا کردن وقت بازدید: {step}', en: 'Move the visit: {step}' },
  missed: { fa: 'کسی برای بازدید نیامد: {step}', en: 'Nobody came for the visit: {step}' },
  missedSays: { fa: 'به شهرداری گفته می‌شود: {said}.', en: 'The municipality is told: {said}.' },
  visitSays: { fa: '{said}.', en: '{said}.' },
  noTimes: {
    fa: 'اکنون زمان آزادی برای این بازدید نیست؛ فردا دوباره بپرسید.',
    en: 'There is no free time for this visit now; ask again tomorrow.',
  },
  day: { fa: 'روز بازدید', en: 'Day of the visit' },
  time: { fa: 'ساعت بازدید', en: 'Time of the visit' },
  dayNamed: { fa: '{weekday} {date} {month} ({day})', en: '{weekday} {date} {month} ({day})' },
  ofEntry: { fa: '{title} ({entry})', en: '{title} ({entry})' },
  signalSays: { fa: 'به پرونده گفته می‌شود: «{title}».', en: 'The case is told: “{title}”.' },
  evidence: { fa: 'پیوست مدرک برای شرط «{condition}»', en: 'Attach evidence for the condition “{condition}”' },
  evidenceTold: {
    fa: 'برای شرط «{condition}» پیوست شده است: {titles}. کسی که درباره شرط تصمیم می‌گیرد آن را می‌بیند.',
    en: 'Attached for the condition “{condition}”: {titles}. Whoever settles the condition sees it.',
  },
  evidenceNone: {
    fa: 'برای شرط «{condition}» هنوز چیزی پیوست نشده است.',
    en: 'Nothing is attached yet for the condition “{condition}”.',
  },
  write: { fa: 'نوشتن پیام به شهرداری', en: 'Write to the municipality' },
  letter: { fa: 'متن پیام', en: 'Words of the message' },
  writeSays: {
    fa: 'این پیام برای کسانی فرستاده می‌شود که روی پرونده کار می‌کنند: «{text}».',
    en: 'This message goes to those who work on the case: “{text}”.',
  },
  read: { fa: 'خواندن پیام‌های پرونده', en: 'Read the messages of the case' },
  fromYou: { fa: '{day}، شما: {text}', en: '{day}, you: {text}' },
  fromCity: { fa: '{day}، شهرداری: {text}', en: '{day}, the municipality: {text}' },
  ground: { fa: 'سبب', en: 'Ground' },
  why: { fa: 'دلیل شما', en: 'Why' },
  measureSays: {
    fa: '«{title}» آغاز می‌شود، با این دلیل: «{reason}».',
    en: '“{title}” is begun, for this reason: “{reason}”.',
  },
  measureUntilSays: {
    fa: '«{title}» آغاز می‌شود (تا {day} می‌شود)، با این دلیل: «{reason}».',
    en: '“{title}” is begun (possible until {day}), for this reason: “{reason}”.',
  },
  possible: { fa: 'اکنون می‌توانید بخواهید:\n{acts}', en: 'What you may ask for now:\n{acts}' },
  item: { fa: '{number}. {title}', en: '{number}. {title}' },
  which: { fa: 'کدام را می‌خواهید؟\n{acts}', en: 'Which of these do you want?\n{acts}' },
  gone: { fa: 'این کار دیگر نمی‌شود.', en: 'That is no longer possible.' },
  begun: { fa: '{title}. (برای رها کردن «انصراف» بگویید.)', en: '{title}. (Say “cancel” to leave it.)' },
  reason: { fa: 'دلیل شما، که متقاضی می‌خواند', en: 'Why, in words that the applicant reads' },
  answerSays: {
    fa: 'پاسخ شما «{title}» ثبت می‌شود. این پاسخ برگشت ندارد.',
    en: 'Your answer “{title}” goes on record. It cannot be taken back.',
  },
  answerReasonSays: {
    fa: 'پاسخ شما «{title}» ثبت می‌شود، با این دلیل که متقاضی می‌خواند: «{reason}». این پاسخ برگشت ندارد.',
    en: 'Your answer “{title}” goes on record, for this reason, which the applicant reads: “{reason}”. It cannot be taken back.',
  },
  objection: { fa: 'ثبت اعتراض', en: 'File an objection' },
  request: { fa: 'خواستن آگاهی از تصمیم', en: 'Ask to be told the decision' },
  objectionWords: { fa: 'متن اعتراض', en: 'What you object to' },
  requestWords: { fa: 'توضیح', en: 'A remark' },
  objectionSays: {
    fa: 'این اعتراض ثبت می‌شود: «{text}». متقاضی آن را بدون نام شما می‌خواند.',
    en: 'This objection is filed: “{text}”. The applicant reads it without your name.',
  },
  requestSays: {
    fa: 'خواست شما ثبت می‌شود؛ وقتی تصمیم گرفته شد به شما گفته می‌شود.',
    en: 'Your wish is filed; you are told once it is decided.',
  },
  takeBack: { fa: 'پس گرفتن {what} {code}', en: 'Take back: {what} {code}' },
  takeBackSays: { fa: 'این پس گرفته می‌شود: {what} {code}.', en: 'This is taken back: {what} {code}.' },
  notPossible: { fa: 'این کار اینجا نمی‌شود.', en: 'That is not possible here.' },
});
