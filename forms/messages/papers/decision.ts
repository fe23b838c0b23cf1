import { messages } from '../messages.js';

/** What papers say of decisions that no person has made. A changed text changes the hash of every paper made from then on. */
export const decisionPaperWords = messages({
  title: {
    fa: 'این تصمیم را سامانه بی دخالت انسان گرفته است',
    en: 'This was decided by the system, without a person',
    de: 'Dies hat das System entschieden, ohne einen Menschen',
    fr: 'Décision prise par le système, sans intervention humaine',
  },
  policy: { fa: 'سیاست تصمیم', en: 'Decision policy', de: 'Entscheidregeln', fr: 'Règles de décision' },
  version: {
    fa: 'نسخه {version}، اثر انگشت {hash}',
    en: 'version {version}, hash {hash}',
    de: 'Fassung {version}, Prüfsumme {hash}',
    fr: 'version {version}, empreinte {hash}',
  },
  basis: { fa: 'مبنای قانونی', en: 'Legal basis', de: 'Rechtsgrundlage', fr: 'Fondement juridique' },
  decidedAt: { fa: 'روز تصمیم', en: 'Decided on', de: 'Entschieden am', fr: 'Décidé le' },
  sources: { fa: 'داده‌ها از', en: 'Facts from', de: 'Angaben aus', fr: 'Données issues de' },
  declared: {
    fa: 'اظهار متقاضی',
    en: 'what was stated',
    de: 'Angaben der gesuchstellenden Person',
    fr: 'déclarations du demandeur',
  },
  rules: {
    fa: 'همه این شرط‌ها برقرار بود',
    en: 'All of this held',
    de: 'All dies traf zu',
    fr: 'Toutes ces conditions étaient remplies',
  },
  otherwise: {
    fa: 'اگر یکی از این شرط‌ها برقرار نبود، یا متقاضی می‌خواست، کارشناس تصمیم می‌گرفت. سامانه هرگز درخواستی را رد نمی‌کند.',
    en: 'Had one of these not held, or had the applicant wished so, a person would have decided. The system never refuses.',
    de: 'Hätte eines davon nicht zugetroffen, oder hätte die gesuchstellende Person es gewünscht, so hätte ein Mensch entschieden. Das System weist nie ein Gesuch ab.',
    fr: 'Si l’une d’elles avait fait défaut, ou si le demandeur l’avait souhaité, une personne aurait décidé. Le système ne refuse jamais une demande.',
  },
  objectUntil: {
    fa: 'تا پایان روز {until} می‌توان به این تصمیم اعتراض کرد؛ کسی که در پرونده تصمیمی نگرفته است به آن رسیدگی می‌کند.',
    en: 'This may be objected to until the end of {until}; somebody who has decided nothing in the case decides on that.',
    de: 'Gegen diesen Entscheid kann bis und mit {until} Einsprache erhoben werden; darüber entscheidet, wer im Verfahren noch nichts entschieden hat.',
    fr: 'Cette décision peut être contestée jusqu’au {until} inclus ; la contestation est examinée par une personne qui n’a rien décidé dans le dossier.',
  },
  objectAnyTime: {
    fa: 'می‌توان به این تصمیم اعتراض کرد؛ کسی که در پرونده تصمیمی نگرفته است به آن رسیدگی می‌کند.',
    en: 'This may be objected to; somebody who has decided nothing in the case decides on that.',
    de: 'Gegen diesen Entscheid kann Einsprache erhoben werden; darüber entscheidet, wer im Verfahren noch nichts entschieden hat.',
    fr: 'Cette décision peut être contestée ; la contestation est examinée par une personne qui n’a rien décidé dans le dossier.',
  },
});
