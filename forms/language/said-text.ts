import { LocalizedText } from './text.js';

/** What stands before a text that was said in more than one language; nothing that a person writes is kept with it. */
const SEVERAL = '\u2063';

/** What somebody said, by language, as the one text that a column or a remark keeps. `fa`: needed. */
export const saidText = (by: Readonly<Record<string, string>> & { fa: string }): string =>
  Object.keys(by).length === 1 ? by.fa : SEVERAL + JSON.stringify(by);

/** The same by language: what was said in one language alone stands for all. */
export function readSaid(text: string): LocalizedText {
  const read = text.startsWith(SEVERAL) ? LocalizedText.safeParse(parsed(text.slice(SEVERAL.length))) : undefined;
  return read?.success ? read.data : { fa: text, en: text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
