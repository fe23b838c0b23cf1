import type { Leaf } from './form-map.js';
import { AND, EACH, LEVEL_NOUN, RANGE, UNITS } from './messages/vocabulary.js';
import { indexOfPhrase, type Token } from './text.js';
import { levelAt } from './values.js';

/** Levels that are named together: «همکف و اول». */
export interface Head {
  start: number;
  end: number;
  levels: number[];
}

/** Tokens from one to before another. */
export interface Span {
  start: number;
  end: number;
}

const eachPhrases = EACH.map((phrase) => phrase.split(' '));

export function placesOfEach(tokens: readonly Token[]): Span[] {
  return eachPhrases.flatMap((phrase) => {
    const spans: Span[] = [];
    for (let at = indexOfPhrase(tokens, phrase); at >= 0; at = indexOfPhrase(tokens, phrase, at + 1)) {
      // "each floor": its noun is no level.
      const end = at + phrase.length;
      spans.push({ start: at, end: LEVEL_NOUN.has(tokens[end]?.text ?? '') ? end + 1 : end });
    }
    return spans;
  });
}

const within = (spans: readonly Span[], at: number) => spans.some(({ start, end }) => start <= at && at < end);

/** «دو طبقه», "two floors": how many rows there are. */
export function countIn(tokens: readonly Token[], each: readonly Span[]): (Span & { value: number }) | undefined {
  const at = tokens.findIndex(({ kind, text }, i) => {
    const next = tokens[i + 1]?.text ?? '';
    const before = tokens[i - 1]?.text ?? '';
    const isNoun =
      (LEVEL_NOUN.has(next) && !/^(level|levels)$/.test(next)) ||
      (/^[a-z]+$/.test(next) && LEVEL_NOUN.has(next.split('-')[0] ?? ''));
    return (
      kind === 'number' &&
      /^\d{1,2}$/.test(text) &&
      Number(text) > 0 &&
      isNoun &&
      !LEVEL_NOUN.has(before) &&
      !RANGE.has(before) &&
      !within(each, i)
    );
  });
  return at < 0 ? undefined : { start: at, end: at + 2, value: Number(tokens[at]?.text) };
}

/** Levels that are named, those that belong together as one head. */
export function headsIn(
  tokens: readonly Token[],
  each: readonly Span[],
  count: Span | undefined,
  nouns: ReadonlySet<string>,
): Head[] {
  const heads: Head[] = [];
  const skip = [...each, ...(count ? [count] : [])];
  for (let at = 0; at < tokens.length; at += 1) {
    if (within(skip, at)) continue;
    const last = heads.at(-1);
    const isNoun = LEVEL_NOUN.has(tokens[at]?.text ?? '');
    const joined = last && last.end <= at && joins(tokens, last.end, at);
    const said = isNoun ? levelAt(tokens, at + 1) : levelAt(tokens, at);
    if (!said || (isNoun && within(skip, at + 1))) continue;
    const isNumber = tokens[isNoun ? at + 1 : at]?.kind === 'number';
    // A number is a level behind its noun, or in a row of levels.
    const isMeasured = nouns.has(tokens[said.end]?.text ?? '');
    if (isNumber && joined !== 'to' && (isMeasured || (!isNoun && !joined))) continue;
    const end = LEVEL_NOUN.has(tokens[said.end]?.text ?? '') ? said.end + 1 : said.end;
    if (last && joined === 'to') last.levels.push(...upTo(last.levels.at(-1) ?? 0, said.value));
    else if (last && joined) last.levels.push(said.value);
    else heads.push({ start: at, end, levels: [said.value] });
    const head = heads.at(-1) as Head;
    head.end = end;
    at = end - 1;
  }
  return heads;
}

/** Behind these a number is a measure or a count. */
export const nounsOf = (leaves: readonly Leaf[]): Set<string> =>
  new Set(
    [
      ...UNITS.map(([word]) => word.split(' ')[0] ?? ''),
      ...leaves.flatMap(({ names }) => names.flat().flatMap((word) => [word, word.replace(/s$/, '')])),
    ].filter((word) => !LEVEL_NOUN.has(word) && !RANGE.has(word)),
  );

/** Whether nothing but "and", commas or "to" stands between two levels. */
function joins(tokens: readonly Token[], from: number, to: number): 'and' | 'to' | undefined {
  const between = tokens.slice(from, to).filter(({ text, kind }) => kind !== 'mark' && !LEVEL_NOUN.has(text));
  if (between.length > 1) return undefined;
  const word = between[0]?.text;
  if (word !== undefined && RANGE.has(word)) return 'to';
  return word === undefined || AND.has(word) ? 'and' : undefined;
}

const upTo = (from: number, to: number): number[] =>
  to > from ? Array.from({ length: to - from }, (_, i) => from + 1 + i) : [to];
