import type { Option } from './form-map.js';
import { MEANT } from './messages/vocabulary.js';
import { compact, type Token, tokensOf } from './text.js';
import { isWord } from './words.js';

/** A choice that a line names, with the tokens that name it. */
export interface Chosen {
  start: number;
  end: number;
  value: string;
  /** whether all words of its label were said */
  isWhole: boolean;
  words: number;
}

interface Label {
  value: string;
  words: string[];
  compact: string;
}

const known = new WeakMap<readonly Option[], Label[]>();

function labelsIn(options: readonly Option[]): Label[] {
  const done = known.get(options);
  if (done) return done;
  const labels = options.flatMap(({ value, label }) =>
    [...new Set([label.fa, label.en, value])].map((text) => ({
      value,
      words: tokensOf(text)
        .filter(({ kind }) => kind !== 'mark')
        .map((token) => token.text),
      compact: compact(text),
    })),
  );
  known.set(options, labels);
  return labels;
}

/** A word of the same kind, where a choice is asked for: «معمار» for «معماری», "architect" for "architecture". */
const isNear = (said: string, word: string): boolean =>
  isWord(said, word) ||
  (word.endsWith('\u06cc') && isWord(said, word.slice(0, -1))) ||
  word === `${said}\u06cc` ||
  (said.length > 5 && /^[a-z]+$/.test(said) && word.startsWith(said.slice(0, 6)));

/** Every whole label in a line, the longest first where several begin at one place: «پایان کار (استفاده)», "Bank mortgage". */
export function wholeLabels(tokens: readonly Token[], options: readonly Option[]): Chosen[] {
  const found: Chosen[] = [];
  for (const { value, words, compact: joined } of labelsIn(options)) {
    for (let start = 0; start < tokens.length; start += 1) {
      const end = endOfLabel(tokens, start, words) ?? endOfJoined(tokens, start, joined);
      if (end !== undefined) found.push({ start, end, value, isWhole: true, words: words.length });
    }
  }
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || b.words - a.words);
  return found.filter((one, i) => !found.slice(0, i).some((other) => other.start < one.end && one.start < other.end));
}

function endOfLabel(tokens: readonly Token[], start: number, words: readonly string[]): number | undefined {
  let at = start;
  for (const [i, word] of words.entries()) {
    while (i > 0 && tokens[at]?.kind === 'mark' && /^[()]$/.test(tokens[at]?.text ?? '')) at += 1;
    const said = tokens[at];
    if (!said || said.kind === 'mark' || !isWord(said.text, word)) return undefined;
    at += 1;
  }
  return words.length > 0 ? at : undefined;
}

/** Words that were written together, or apart. */
function endOfJoined(tokens: readonly Token[], start: number, joined: string): number | undefined {
  let text = '';
  for (let at = start; at < tokens.length && text.length < joined.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.kind === 'mark') return undefined;
    text += token.kind === 'word' ? token.text : compact(token.raw);
    if (!joined.startsWith(text)) return undefined;
    if (text === joined && joined.length > 3) return at + 1;
  }
  return undefined;
}

/**
 * The choice that a line names best: with most words of its label, one of which all words were said before others;
 * undefined where none is named or two are named as well.
 */
export function bestOption(tokens: readonly Token[], options: readonly Option[]): Chosen | undefined {
  const scored = labelsIn(options).flatMap((label) => {
    const hits = tokens.flatMap((token, at) =>
      token.kind !== 'mark' && label.words.some((word) => word.length > 1 && isNear(token.text, word)) ? [at] : [],
    );
    const distinct = new Set(hits.map((at) => label.words.find((word) => isNear(tokens[at]?.text ?? '', word))));
    if (distinct.size === 0) return [];
    const start = Math.min(...hits);
    const said: Chosen = {
      start,
      end: Math.max(...hits) + 1,
      value: label.value,
      isWhole: distinct.size === label.words.length,
      words: distinct.size,
    };
    return [{ said, score: distinct.size + (distinct.size === label.words.length ? 0.5 : 0) }];
  });
  scored.sort((a, b) => b.score - a.score);
  const [first] = scored;
  const rival = scored.find(({ said }) => said.value !== first?.said.value);
  if (!first) return meantOption(tokens, options);
  if (rival && rival.score >= first.score) return undefined;
  return first.said;
}

/** The one choice that is meant by what people say for it: «مغازه» for «تجاری». */
function meantOption(tokens: readonly Token[], options: readonly Option[]): Chosen | undefined {
  const found = labelsIn(options).flatMap(({ value, words }) =>
    MEANT.flatMap(([label, said]) =>
      words.some((word) => isWord(word, label))
        ? tokens.flatMap((token, at) => (said.some((word) => isWord(token.text, word)) ? [{ value, at }] : []))
        : [],
    ),
  );
  const [first] = found;
  if (!first || found.some(({ value }) => value !== first.value)) return undefined;
  return { start: first.at, end: first.at + 1, value: first.value, isWhole: false, words: 1 };
}
