import { messages } from '../messages.js';

/** What the paper of a rejection says. */
export const refusalWords = messages({
  decided: { fa: 'تاریخ تصمیم', en: 'Decided on', de: 'Entschieden am', fr: 'Décidé le' },
  decision: { fa: 'تصمیم', en: 'Decision', de: 'Entscheid', fr: 'Décision' },
  at: { fa: 'مرحله', en: 'Step', de: 'Verfahrensschritt', fr: 'Étape' },
  outcome: { fa: 'نتیجه', en: 'Outcome', de: 'Ergebnis', fr: 'Résultat' },
  rejected: {
    fa: 'درخواست رد شد',
    en: 'The application was rejected',
    de: 'Das Gesuch wurde abgewiesen',
    fr: 'La demande a été rejetée',
  },
  reason: { fa: 'دلیل', en: 'Reason', de: 'Begründung', fr: 'Motif' },
  objection: { fa: 'اعتراض', en: 'Objection', de: 'Rechtsmittel', fr: 'Voies de recours' },
  until: {
    fa: '{title} تا پایان روز {until}',
    en: '{title}, until the end of {until}',
    de: '{title}, bis und mit {until}',
    fr: '{title}, jusqu’au {until} inclus',
  },
});
