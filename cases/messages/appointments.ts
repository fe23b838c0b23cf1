import { messages } from '../../forms/messages/messages.js';

/** Why the time of a visit is not booked. */
export const appointmentMessages = messages({
  NO_APPOINTMENT: {
    fa: 'برای این کار قراری گذاشته نمی‌شود.',
    en: 'No time is booked for this task.',
  },
  TIME_NOT_OFFERED: {
    fa: 'این زمان پیشنهاد نشده است؛ یکی از offeredTimes را برگزینید.',
    en: 'This time is not offered; choose one of offeredTimes.',
  },
  TIME_TAKEN: {
    fa: 'این زمان را دیگری گرفت؛ زمان دیگری برگزینید.',
    en: 'Somebody else has taken this time; choose another.',
  },
  BOOKED_ALREADY: {
    fa: 'برای این کار زمانی گرفته شده است؛ آن را با moveAppointment جابه‌جا کنید.',
    en: 'A time is booked for this task already; move it by moveAppointment.',
  },
  NOTHING_BOOKED: {
    fa: 'هنوز زمانی گرفته نشده است؛ نخست با bookAppointment زمانی بگیرید.',
    en: 'No time is booked yet; book one by bookAppointment first.',
  },
  MOVED_TOO_OFTEN: {
    fa: 'این قرار را دیگر نمی‌توانید جابه‌جا کنید؛ با شهرداری تماس بگیرید.',
    en: 'You cannot move this visit any more; ask the municipality.',
  },
  TOO_NEAR: {
    fa: 'زمان بازدید نزدیک است و دیگر جابه‌جا نمی‌شود؛ با شهرداری تماس بگیرید.',
    en: 'The visit is too near to be moved; ask the municipality.',
  },
  NOT_OVER: {
    fa: 'زمان بازدید هنوز نگذشته است، یا بازدیدی گرفته نشده است.',
    en: 'The time of the visit is not over yet, or none is booked.',
  },
  VISIT_NOT_COME: {
    fa: 'این نتیجه پس از رسیدن زمانِ گرفته‌شدهٔ بازدید برگزیده می‌شود.',
    en: 'This outcome can be chosen once the booked time of the visit has come.',
  },
});

/** What both sides are told of a visit. */
export const visitWords = messages({
  BOOKED: { fa: 'بازدید در {day} ساعت {time} انجام می‌شود', en: 'The visit is on {day} at {time}' },
  MOVED: { fa: 'بازدید به {day} ساعت {time} جابه‌جا شد', en: 'The visit was moved to {day} at {time}' },
  REMINDER: {
    fa: 'یادآوری: بازدید فردا {day} ساعت {time} است؛ در محل باشید',
    en: 'A reminder: the visit is tomorrow, {day}, at {time}; be there',
  },
  NOT_KEPT: {
    fa: 'به گفتهٔ متقاضی در {day} ساعت {time} کسی برای بازدید نیامد؛ زمان دیگری گرفته می‌شود',
    en: 'The applicant says that nobody came for the visit on {day} at {time}; another time is to be booked',
  },
});
