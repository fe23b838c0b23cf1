import type { LocalizedText } from '../../forms/language/text.js';
import { codeOf, dayOf } from '../../forms/messages/messages.js';
import { PERSIAN_COMMA } from '../../forms/persian.js';
import { counterMessages } from '../messages/counter.js';

export interface ConsentScope {
  counter: string;
  /** titles */
  permitTypes: readonly LocalizedText[];
  parcel: string | null;
  validUntil: string;
}

/** What is read or shown to whoever consents, and kept with the consent: it says by itself what they agreed to. */
export function consentWords({ counter, permitTypes, parcel, validUntil }: ConsentScope): LocalizedText {
  const list = (language: 'fa' | 'en') =>
    permitTypes.map((title) => title[language]).join(language === 'fa' ? PERSIAN_COMMA : ', ');
  const types = { fa: list('fa'), en: list('en') };
  const reach = parcel === null ? counterMessages.EVERY_PLOT : counterMessages.ONE_PLOT({ parcel: codeOf(parcel) });
  return counterMessages.CONSENT({ counter, types, reach, validUntil: dayOf(validUntil) });
}
