import { messages } from '../../../forms/messages/messages.js';

/** What papers say of a decision that the end of a legal term is. A changed text changes the hash of every paper made from then on. */
export const silenceWords = messages({
  consentTitle: { fa: 'موافقت با گذشت مهلت قانونی', en: 'Granted by the end of a legal term' },
  refusalTitle: { fa: 'رد با گذشت مهلت قانونی', en: 'Refused by the end of a legal term' },
  term: { fa: 'مهلت', en: 'Term' },
  ended: { fa: 'پایان مهلت', en: 'Its end' },
  why: { fa: 'چرا این روز', en: 'Why this day' },
  part: { fa: '{label}: {value}', en: '{label}: {value}' },
  sourced: { fa: '{part} ({source})', en: '{part} ({source})' },
});
