import { invalidInput } from './refusals.js';

/** Words a person wrote, without the blanks around them; undefined when nothing is left. */
export function wordsOf(path: string, text: string | null | undefined, longest = 4_000): string | undefined {
  const words = text?.trim();
  if (!words) return undefined;
  if (words.length <= longest) return words;
  throw invalidInput(path, 'TOO_LONG', {
    fa: `متن ${path} باید حداکثر ${longest.toLocaleString('fa-IR')} نویسه باشد.`,
    en: `${path} may have at most ${longest} characters.`,
  });
}

export function conditionsOf(conditions: readonly string[] | null | undefined): string[] {
  const given = conditions ?? [];
  if (given.length > 50) {
    throw invalidInput('conditions', 'TOO_MANY', { fa: 'حداکثر ۵۰ شرط.', en: 'At most 50 conditions.' });
  }
  return given.flatMap((condition, i) => wordsOf(`conditions.${i}`, condition, 1_000) ?? []);
}

/** An address that a browser may be sent back to. */
export function webAddressOf(path: string, text: string | null | undefined): string | undefined {
  if (text == null) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && text.length <= 2_000) return url.href;
  throw invalidInput(path, 'ADDRESS_INVALID', {
    fa: `${path} باید نشانی http یا https باشد.`,
    en: `${path} must be an http or https address.`,
  });
}

/** Words that may not be left out. */
export function requiredWords(path: string, text: string, longest: number): string {
  const words = wordsOf(path, text, longest);
  if (words) return words;
  throw invalidInput(path, 'REQUIRED', { fa: `${path} را بنویسید.`, en: `Fill in ${path}.` });
}

/** The id of a role, unit, district, office or person, as an administrator gives it. */
export function identifierOf(path: string, id: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,99}$/.test(id)) return id;
  throw invalidInput(path, 'IDENTIFIER_INVALID', {
    fa: `${path} باید با حرف یا رقم لاتین آغاز شود و تنها حرف، رقم، _ . : @ و - داشته باشد.`,
    en: `${path} begins with a Latin letter or digit and has letters, digits, _ . : @ and - only.`,
  });
}
