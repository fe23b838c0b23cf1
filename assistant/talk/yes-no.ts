import type { LocalizedText } from '../../forms/language/text.js';
import { NEGATED, NO, YES } from './messages/vocabulary.js';
import { clean } from './text.js';

const bare = (text: string) =>
  clean(text)
    .replace(/[.,!\u060c\u061b;:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const longest = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);
const [yeses, noes] = [longest(YES), longest(NO)];

const startOf = (text: string, words: readonly string[]): string | undefined =>
  words.find((word) => text === word || text.startsWith(`${word} `));

/**
 * Whether a line says yes or no to a title; undefined where it may mean either. "No, nothing has changed" is a yes to
 * "unchanged since", so a no with a second one behind it counts only where the title itself denies nothing.
 */
export function yesOrNo(line: string, title: LocalizedText): boolean | undefined {
  const text = bare(line).replace(
    /^(\u062e\u0628|\u0633\u0644\u0627\u0645|\u0644\u0637\u0641\u0627|well|so|oh|please|hello) /,
    '',
  );
  const denies = NEGATED.test(bare(title.fa)) || /\bun|\bnot?\b|without/i.test(title.en);
  const yes = startOf(text, yeses);
  if (yes !== undefined) {
    const rest = text.slice(yes.length);
    if (startOf(rest.trim(), noes) !== undefined && rest.trim() !== '') return undefined;
    return denies || !NEGATED.test(rest) ? true : undefined;
  }
  const no = startOf(text, noes);
  if (no === undefined) return undefined;
  const rest = text.slice(no.length);
  if (startOf(rest.trim(), yeses) !== undefined && rest.trim() !== '') return undefined;
  return denies && rest.trim() !== '' && NEGATED.test(rest) ? undefined : false;
}
