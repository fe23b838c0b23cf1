import { messages } from '../../forms/messages/messages.js';

/** Why an objection to the end of a case is refused. */
export const appealMessages = messages({
  NOT_ENDED: {
    fa: 'این پرونده هنوز به پایان نرسیده است تا بتوان به پایان آن اعتراض کرد؛ تا آن زمان می‌توانید بخواهید که یک کارمند تصمیم بگیرد.',
    en: 'This case has not ended yet, so there is no end to object to; until then you may ask that a person decides.',
  },
  NOTHING_TO_APPEAL: {
    fa: 'به پایان این پرونده چنین اعتراضی نمی‌توان کرد؛ appeals پرونده می‌گوید چه اعتراضی هست.',
    en: 'Such an objection to the end of this case there is not; its appeals say which there are.',
  },
  APPEAL_NEEDED: {
    fa: 'نام ببرید کدام را آغاز می‌کنید: {appeals}.',
    en: 'Name which of these is begun: {appeals}.',
  },
  GROUND_NEEDED: {
    fa: 'سبب را از میان این‌ها نام ببرید: {grounds}.',
    en: 'Name one of its grounds: {grounds}.',
  },
  NO_GROUNDS: {
    fa: 'این کار سببی از فهرست ندارد؛ «ground» را نفرستید.',
    en: 'It has no list of grounds; leave “ground” out.',
  },
  PERMIT_FINAL: {
    fa: 'مجوز دیگری جای مجوز این پرونده را گرفته است؛ درخواست تازه‌ای ثبت کنید.',
    en: 'Another permit has taken the place of this case’s own; file a new application.',
  },
  TOO_LATE: {
    fa: 'مهلت اعتراض {day} به پایان رسید.',
    en: 'The last day to object was {day}.',
  },
  APPEAL_HEARD: {
    fa: 'به اعتراض به این تصمیم رسیدگی شده است؛ دوباره نمی‌توان اعتراض کرد.',
    en: 'An objection to this decision has been decided; nobody objects to it twice.',
  },
  APPEALED_ONCE: {
    fa: 'شما به این تصمیم اعتراض کرده‌اید؛ دوباره نمی‌توان اعتراض کرد. نتیجه به شما گفته می‌شود.',
    en: 'You have objected to this decision, and nobody objects to it twice; you are told what comes of it.',
  },
  APPEAL_OPEN: {
    fa: 'اعتراضی از این پرونده در دست رسیدگی است.',
    en: 'An objection of this case is being decided.',
  },
});
