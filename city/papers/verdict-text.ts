import type { LocalizedText } from '../../forms/language/text.js';
import { persianCode, persianDay } from '../../forms/persian.js';
import { verdictMessages, verdictReasons } from './messages/verdict.js';
import type { PermitVerdict } from './token.js';

/** Yes or no, and why, in one sentence of each language. */
export function verdictText(verdict: PermitVerdict): LocalizedText {
  if (verdict.valid) {
    const { number, validUntil } = verdict.permit;
    if (!validUntil) return verdictMessages.valid({ number: numberOf(number) });
    const day = { fa: persianDay(validUntil), en: validUntil };
    return verdictMessages.validUntil({ number: numberOf(number), day });
  }
  const why = verdictReasons[verdict.reason];
  const { permit } = verdict;
  return permit
    ? verdictMessages.invalidPermit({ number: numberOf(permit.number), why })
    : verdictMessages.invalid({ why });
}

const numberOf = (number: string): LocalizedText => ({ fa: persianCode(number), en: number });
