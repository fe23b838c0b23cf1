import { messages } from '../../forms/messages/messages.js';

/** Why an act on decisions without a person is refused. */
export const automationMessages = messages({
  TYPE_UNKNOWN: {
    fa: 'چنین نوع پروانه‌ای نیست؛ کد آن را از permitTypes بردارید.',
    en: 'There is no such permit type; take its code from permitTypes.',
  },
  NOT_STOPPED: {
    fa: 'تصمیم سامانه در این نوع متوقف نیست.',
    en: 'Decisions of the engine are not stopped there.',
  },
  SAME_PERSON: {
    fa: 'از سرگیری دو نفر دیگر می‌خواهد؛ کسی که آن را متوقف کرده یا پیش‌تر موافقت کرده یکی از آن دو نیست.',
    en: 'It takes two others to go on: neither whoever stopped it, nor the same person twice.',
  },
  NOTHING_TO_APPEAL: {
    fa: 'این پروانه با تصمیم سامانه صادر نشده است.',
    en: 'The permit of this case was not decided without a person.',
  },
  NOT_GRANTED_YET: {
    fa: 'پروانه هنوز صادر نشده است؛ پیش از صدور بررسی انسانی بخواهید (requestHumanReview).',
    en: 'The permit is not granted yet; until then ask for a person: requestHumanReview.',
  },
  TOO_LATE: {
    fa: 'مهلت اعتراض {day} به پایان رسید.',
    en: 'The last day of appeal was {day}.',
  },
  APPEAL_OPEN: {
    fa: 'اعتراضی از این پرونده در دست رسیدگی است.',
    en: 'An appeal of this case is being looked at.',
  },
  APPEAL_DECIDED: { fa: 'به این اعتراض رسیدگی شده است.', en: 'The appeal has been decided already.' },
  KEPT_APART: {
    fa: 'کسی که پرونده از آن اوست یا پیش‌تر درباره آن تصمیم گرفته به اعتراض رسیدگی نمی‌کند.',
    en: 'Nobody decides an appeal of their own case, nor of one that they have decided in before.',
  },
});

/** Shown to whoever verifies a permit whose decision did not stand. */
export const appealWords = messages({
  upheld: { fa: 'اعتراض به تصمیم سامانه پذیرفته شد', en: 'An appeal against the decision of the engine was upheld' },
});
