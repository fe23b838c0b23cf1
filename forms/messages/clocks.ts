import { messages } from './messages.js';

/** How a legal term comes to its day, part by part. */
export const clockWords = messages({
  FILING: {
    fa: 'با ثبت درخواست آغاز شد',
    en: 'It began with the filing',
    de: 'Sie begann mit der Einreichung',
    fr: 'Il a commencé au dépôt',
  },
  AFTER: {
    fa: 'با پایان «{step}» آغاز شد',
    en: 'It began once “{step}” was done',
    de: 'Sie begann nach «{step}»',
    fr: 'Il a commencé après « {step} »',
  },
  NOT_BEGUN_FILING: {
    fa: 'با ثبت درخواست آغاز می‌شود',
    en: 'It begins with the filing',
    de: 'Sie beginnt mit der Einreichung',
    fr: 'Il commence au dépôt',
  },
  NOT_BEGUN_AFTER: {
    fa: 'با پایان «{step}» آغاز می‌شود',
    en: 'It begins once “{step}” is done',
    de: 'Sie beginnt nach «{step}»',
    fr: 'Il commence après « {step} »',
  },
  LASTS: { fa: 'مدت آن {span} است', en: 'It lasts {span}', de: 'Sie dauert {span}', fr: 'Il dure {span}' },
  LONGER: {
    fa: '{span} بلندتر، چون شرط آن برقرار است',
    en: '{span} longer, because the condition holds',
    de: '{span} länger, weil die Bedingung zutrifft',
    fr: '{span} de plus, la condition étant remplie',
  },
  EXTENDED: {
    fa: '{span} بلندتر، به دستور مستدل',
    en: '{span} longer, by a reasoned order',
    de: '{span} länger, durch begründete Verfügung',
    fr: '{span} de plus, par décision motivée',
  },
  AT_MOST: {
    fa: 'هرگز بیش از {span}',
    en: 'Never beyond {span}',
    de: 'Nie über {span} hinaus',
    fr: 'Jamais au-delà de {span}',
  },
  STOPPED: {
    fa: 'در «{step}» ایستاد و سپس ادامه یافت',
    en: 'It stood still at “{step}” and went on',
    de: 'Sie stand bei «{step}» still und lief weiter',
    fr: 'Suspendu pendant « {step} », puis repris',
  },
  RESTARTED: {
    fa: 'در «{step}» ایستاد و از نو آغاز شد',
    en: 'It stood still at “{step}” and began anew',
    de: 'Sie stand bei «{step}» still und begann neu',
    fr: 'Suspendu pendant « {step} », puis reparti de zéro',
  },
  STANDS: {
    fa: 'در «{step}» ایستاده است',
    en: 'It stands still at “{step}”',
    de: 'Sie steht bei «{step}» still',
    fr: 'Suspendu à « {step} »',
  },
  DAY_OFF: {
    fa: 'این روز تعطیل است، پس به نخستین روز کاری می‌رود',
    en: 'That is a day off, so it moves to the next working day',
    de: 'Das ist ein Ruhetag, also der nächste Werktag',
    fr: 'Ce jour est chômé : le terme passe au jour ouvré suivant',
  },
  MET: {
    fa: 'پیش از پایان، تصمیم گرفته شد',
    en: 'It was met before its end',
    de: 'Vor ihrem Ende wurde entschieden',
    fr: 'La décision est venue avant son terme',
  },
  CAME: { fa: 'مهلت گذشت', en: 'It has run out', de: 'Sie ist abgelaufen', fr: 'Il a expiré' },
  TOLD: {
    fa: 'روزی که پایان پرونده به شما گفته شد',
    en: 'You were told that the case has ended',
    de: 'Ihnen wurde das Ende des Verfahrens mitgeteilt',
    fr: 'La fin de la procédure vous a été notifiée',
  },
  OTHER_DECIDED: {
    fa: 'رأی به اعتراضی دیگر، که تا آن زمان این ممکن نبود',
    en: 'Another objection was decided, until which this could not be begun',
    de: 'Über einen anderen Rekurs wurde entschieden, vorher war dieser nicht möglich',
    fr: 'Un autre recours a été jugé ; celui-ci n’était pas possible avant',
  },
  ENDED: { fa: 'پایان پرونده', en: 'The case has ended', de: 'Ende des Verfahrens', fr: 'Fin de la procédure' },
  DECIDED: {
    fa: 'رأی «{step}»',
    en: '“{step}” was decided',
    de: 'Entscheid über «{step}»',
    fr: 'Décision sur « {step} »',
  },
  WITHOUT_END: { fa: 'بی‌مهلت', en: 'At any time', de: 'Jederzeit', fr: 'Sans délai' },
  IF_DAY_OFF: {
    fa: 'اگر آن روز تعطیل باشد، پایان نخستین روز کاری',
    en: 'Where that is a day off, the end of the next working day',
    de: 'Ist das ein freier Tag, das Ende des nächsten Werktags',
    fr: 'Si ce jour est chômé, la fin du jour ouvré suivant',
  },
  BEGAN: {
    fa: 'آغاز مهلت گام',
    en: 'The step began to wait',
    de: 'Der Schritt begann zu warten',
    fr: 'L’étape a commencé à attendre',
  },
  YEAR_END: {
    fa: 'در هر حال تا پایان سال',
    en: 'In any case until the end of the Jalali year',
    de: 'Auf jeden Fall bis zum Ende des Jalali-Jahres',
    fr: 'En tout cas jusqu’à la fin de l’année jalali',
  },
  UNTIL_CLOCK: {
    fa: 'مهلت قانونی «{clock}» ({basis})',
    en: 'The legal term “{clock}” ({basis})',
    de: 'Die gesetzliche Frist «{clock}» ({basis})',
    fr: 'Le délai légal « {clock} » ({basis})',
  },
});
