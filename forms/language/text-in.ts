import type { LocalizedText } from './text.js';

/** A text in a language that it may lack: in the nearest it has (`de` for `de-CH`), or else in English. */
export function textIn(text: LocalizedText, language: string): string {
  const written = new Map(Object.entries(text));
  const [base = language] = language.split('-');
  return written.get(language) ?? written.get(base) ?? text.en;
}
