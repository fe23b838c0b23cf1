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
});
