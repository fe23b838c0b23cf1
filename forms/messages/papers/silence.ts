import { messages } from '../messages.js';

/** What papers say of a decision that the end of a legal term is. A changed text changes the hash of every paper made from then on. */
export const silenceWords = messages({
  consentTitle: {
    fa: 'موافقت با گذشت مهلت قانونی',
    en: 'Granted by the end of a legal term',
    de: 'Bewilligt durch Ablauf einer gesetzlichen Frist',
    fr: 'Accord par expiration d’un délai légal',
  },
  refusalTitle: {
    fa: 'رد با گذشت مهلت قانونی',
    en: 'Refused by the end of a legal term',
    de: 'Abgewiesen durch Ablauf einer gesetzlichen Frist',
    fr: 'Refus par expiration d’un délai légal',
  },
  term: { fa: 'مهلت', en: 'Term', de: 'Frist', fr: 'Délai' },
  ended: { fa: 'پایان مهلت', en: 'Its end', de: 'Ihr Ende', fr: 'Son terme' },
  why: { fa: 'چرا این روز', en: 'Why this day', de: 'Warum dieser Tag', fr: 'Pourquoi ce jour' },
  part: { fa: '{label}: {value}', en: '{label}: {value}', de: '{label}: {value}', fr: '{label} : {value}' },
  sourced: { fa: '{part} ({source})', en: '{part} ({source})', de: '{part} ({source})', fr: '{part} ({source})' },
});
