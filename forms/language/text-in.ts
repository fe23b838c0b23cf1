import type { LocalizedText } from './text.js';

/** A text in a language that it may lack: in the nearest it has (`de` for `de-CH`), or else in English. */
export function textIn(text: LocalizedText, language: string): string {
  const own = inTag(text, language);
  if (own !== undefined || !language.includes('-')) return own ?? text.en;
  return inTag(text, language.slice(0, language.indexOf('-'))) ?? text.en;
}

const inTag = (text: LocalizedText, tag: string): string | undefined =>
  Object.hasOwn(text, tag) ? (text as Record<string, string>)[tag] : undefined;
