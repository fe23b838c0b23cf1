/** Signs that turn text round or do not show: controls, formats, halves of pairs. U+200C and U+200D join Persian. */
const HIDDEN = /(?!\u200c|\u200d|[\u0600-\u0605\u06dd\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text without signs that turn round or hide what stands beside them; line ends and tabs stay. */
export const withoutHiddenSigns = (text: string): string => text.replace(HIDDEN, '');

/** Whether text has such a sign. */
export const hasHiddenSign = (text: string): boolean => text.search(HIDDEN) >= 0;

/** Text on one line, as a title or name is. */
export const onOneLine = (text: string): string => withoutHiddenSigns(text).replace(/\s+/g, ' ').trim();

/** JSON with every text in it, keys among them, changed. */
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => withTexts(item, change));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), withTexts(item, change)]));
}

/** Text in which halves of surrogate pairs are U+FFFD, as UTF-8 makes of them, and U+0000 too, which no database keeps. */
export const wholeText = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '\ufffd');

/** JSON of such texts: what is stored is what was hashed. */
export const wholeJson = (value: unknown): unknown => withTexts(value, wholeText);
