import { messages } from '../../forms/messages/messages.js';

/** Why hours for visits are not offered. */
export const hoursMessages = messages({
  NOT_YOUR_ROLE: {
    fa: 'شما در این ناحیه این نقش را ندارید؛ نقش و ناحیهٔ خود را برگزینید.',
    en: 'You do not hold this role in this district; choose a role and district of your own.',
  },
  UNKNOWN_DISTRICT: {
    fa: 'چنین ناحیه‌ای نیست؛ یکی از districts را برگزینید.',
    en: 'There is no such district; choose one of districts.',
  },
  HOURS_COUNT: {
    fa: 'هر بار ۱ تا ۵۰ بازه بدهید؛ بیش از ۲۰۰ بازهٔ پیش رو نمی‌توان داشت.',
    en: 'Give 1 to 50 spans at a time; nobody has more than 200 ahead.',
  },
  IN_THE_PAST: {
    fa: 'این زمان گذشته است؛ زمانی در آینده بدهید.',
    en: 'This time is over; give one to come.',
  },
  TOO_FAR: {
    fa: 'زمان را حداکثر تا ۹۰ روز دیگر بدهید.',
    en: 'Give a time at most 90 days ahead.',
  },
  HOURS_INVALID: {
    fa: 'پایان باید پس از آغاز و در همان روز باشد، هر دو سرِ ربع ساعت، و بازه حداکثر ۱۲ ساعت.',
    en: 'The end has to be after the beginning and on the same day, both on a quarter of an hour, and 12 hours later at most.',
  },
  HOURS_OVERLAP: {
    fa: 'این بازه با بازهٔ دیگری از شما هم‌زمان است؛ آن را پس بگیرید یا زمان دیگری بدهید.',
    en: 'These hours overlap others of yours; take those back, or give other hours.',
  },
});
