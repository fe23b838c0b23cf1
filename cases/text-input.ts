import { isReturnAddress, type ReturnSites } from '../city/payments/return-sites.js';
import { BothLanguages, type LocalizedText } from '../forms/language/text.js';
import { inThousands } from '../forms/messages/messages.js';
import { onOneLine, withoutHiddenSigns } from '../forms/plain-text.js';
import { isOwnActor } from '../policy/actors.js';
import { actMessages } from './messages/acts.js';
import { inputMessages } from './messages/inputs.js';
import { invalidInput } from './refusals.js';

/** Words a person wrote, without the blanks around them; undefined when nothing is left. */
export function wordsOf(path: string, text: string | null | undefined, longest = 4_000): string | undefined {
  const words = text && withoutHiddenSigns(text).trim();
  if (!words) return undefined;
  if (words.length <= longest) return words;
  throw invalidInput(path, 'TOO_LONG', inputMessages.TOO_LONG({ path, limit: inThousands(longest) }));
}

export function conditionsOf(conditions: readonly string[] | null | undefined): string[] {
  const given = conditions ?? [];
  if (given.length > 50) {
    throw invalidInput('conditions', 'TOO_MANY', inputMessages.TOO_MANY_CONDITIONS);
  }
  return given.flatMap((condition, i) => wordsOf(`conditions.${i}`, condition, 1_000) ?? []);
}

/** An address that a browser may be sent back to: on this server, or on a site that the installation names. */
export function returnAddressOf(sites: ReturnSites, path: string, text: string | null | undefined): string | undefined {
  if (text == null) return undefined;
  if (text.length <= 2_000 && isReturnAddress(sites, text)) return new URL(text).href;
  throw invalidInput(path, 'ADDRESS_INVALID', inputMessages.ADDRESS_INVALID({ path }));
}

/** Words that may not be left out. */
export function requiredWords(path: string, text: string, longest: number): string {
  const words = wordsOf(path, text, longest);
  if (words) return words;
  throw invalidInput(path, 'REQUIRED', inputMessages.REQUIRED({ path }));
}

/** A name, on one line. */
export const nameOf = (path: string, text: string, longest: number): string =>
  requiredWords(path, onOneLine(text), longest);

/** The id of a role, unit, district, office or person, as an administrator gives it. */
export function identifierOf(path: string, id: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,99}$/.test(id)) return id;
  throw invalidInput(path, 'IDENTIFIER_INVALID', inputMessages.IDENTIFIER_INVALID({ path }));
}

/** The id of an account: none of those that the product acts under itself. */
export function accountIdOf(path: string, id: string): string {
  const given = identifierOf(path, id);
  if (!isOwnActor(given)) return given;
  throw invalidInput(path, 'IDENTIFIER_TAKEN', inputMessages.IDENTIFIER_TAKEN({ path }));
}

/** A title in both languages, none of them empty. */
export function titleOf(path: string, title: LocalizedText): LocalizedText {
  const read = BothLanguages.safeParse({ fa: onOneLine(title.fa), en: onOneLine(title.en) });
  if (read.success && Math.max(title.fa.length, title.en.length) <= 200) return read.data;
  throw invalidInput(path, 'TITLE_INVALID', actMessages.TITLE_INVALID({ path }));
}
