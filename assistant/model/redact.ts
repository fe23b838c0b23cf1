import { type FormMap, formMapOf, patternOf } from '../talk/form-map.js';
import * as vocabulary from '../talk/messages/vocabulary.js';
import { questionsOf } from '../talk/next.js';
import { valueAt } from '../talk/places.js';
import type { TalkState, World } from '../talk/state.js';
import { clean, folded, type Token, tokensOf } from '../talk/text.js';
import { isWord } from '../talk/words.js';
import { EVERYDAY, PLACE_WORDS } from './messages/everyday.js';

/** A line as it leaves: what is not known to be harmless is `⟨1⟩`, `⟨2⟩`. */
export interface Redacted {
  text: string;
  /** the person's own words for what quotes that line */
  restored(quote: string): string;
}

/** Of a line with fewer words that are known, nothing could be understood. */
const FEWEST_WORDS = 2;

/**
 * A line whose words are all of the form or of everyday language, with marks for the rest: names, places, codes, long numbers, all that a
 * draft knows of somebody, short numbers beside words of an address. Undefined where something personal is asked for, or
 * most of the line is unknown: such a line stays here.
 */
export function redacted(world: World, state: TalkState, line: string): Redacted | undefined {
  const map = formMapOf(world.definition.form);
  if (asksPersonal(map, state)) return undefined;
  const tokens = tokensOf(line).filter(({ kind }) => kind !== 'mark');
  const isHarmless = harmless(world, map, state, tokens);
  const hidden: string[] = [];
  const shown: string[] = [];
  let isOpen = false;
  tokens.forEach((token, at) => {
    if (isHarmless(token, at)) shown.push(token.raw);
    else if (isOpen) hidden[hidden.length - 1] += ` ${token.raw}`;
    else {
      hidden.push(token.raw);
      shown.push(`⟨${hidden.length}⟩`);
    }
    isOpen = !isHarmless(token, at);
  });
  const words = tokens.filter(({ kind }) => kind === 'word');
  const known = words.filter((token) => isHarmless(token, tokens.indexOf(token))).length;
  if (known < FEWEST_WORDS || known * 2 < words.length) return undefined;
  return {
    text: shown.join(' '),
    restored: (quote) => folded(quote.replace(/⟨(\d+)⟩/g, (mark, number) => hidden[Number(number) - 1] ?? mark)),
  };
}

function asksPersonal(map: FormMap, { asking }: TalkState): boolean {
  const asked = (asking?.paths ?? []).map(patternOf);
  const isOf = (pattern: string) => asked.some((each) => pattern === each || pattern.startsWith(`${each}[`));
  return [...map.leaves.values()].some((leaf) => leaf.isPersonal && isOf(leaf.pattern));
}

function harmless(world: World, map: FormMap, state: TalkState, tokens: readonly Token[]) {
  const words = wordsOf(world, map);
  const own = ownWords(world, map, state);
  const isPlace = tokens.some(({ text }) => PLACE_WORDS.has(text));
  const isKnown = ({ text }: Token) => !own.has(text) && (words.has(text) || EVERYDAY.has(text) || endsAs(text, words));
  // Beside another number, a letter or an unknown word it is a part of something: an identifier that is read out, a plate, an address.
  const standsAlone = (token: Token | undefined) => !token || (token.kind === 'word' && isKnown(token));
  return (token: Token, at: number): boolean => {
    if (token.kind === 'word') return isKnown(token);
    const isShort = token.kind === 'number' && /^-?\d{1,3}(\.\d+)?$/.test(token.text);
    return isShort && !isPlace && standsAlone(tokens[at - 1]) && standsAlone(tokens[at + 1]);
  };
}

const endsAs = (text: string, words: ReadonlySet<string>): boolean =>
  vocabulary.ENDINGS.some((ending) => {
    const stem = text.slice(0, -ending.length);
    return stem.length > 2 && text.endsWith(ending) && (words.has(stem) || EVERYDAY.has(stem)) && isWord(text, stem);
  });

/** What the draft holds of people, word by word. */
function ownWords(world: World, map: FormMap, { answers }: TalkState): ReadonlySet<string> {
  const values = questionsOf(world, answers).flatMap(({ path }) => {
    const value = map.leaves.get(patternOf(path))?.isPersonal ? valueAt(answers, path) : undefined;
    return typeof value === 'string' ? clean(value).split(' ') : [];
  });
  return new Set(values.filter((word) => word.length > 2));
}

const known = new WeakMap<FormMap, ReadonlySet<string>>();

/** The words of a form, and those that the conversation reads itself. */
function wordsOf({ definition }: World, map: FormMap): ReadonlySet<string> {
  const before = known.get(map);
  if (before) return before;
  const leaves = [...map.leaves.values()];
  const texts = [
    definition.title,
    ...leaves.flatMap(({ title, description, options }) => [title, description, ...options.map(({ label }) => label)]),
    ...[...map.lists.values()].flatMap(({ title, itemTitle }) => [title, itemTitle]),
  ].flatMap((text) => (text ? [text.fa, text.en] : []));
  const { FILLERS, POLITE, EACH, IN_ALL, LEVEL_NOUN, RANGE, MEASURES, GROUND, BASEMENT, LIKEWISE, MORE } = vocabulary;
  const { YES, NO, UNITS, ORDINALS } = vocabulary;
  const spoken = [
    ...[FILLERS, POLITE, EACH, IN_ALL, LEVEL_NOUN, RANGE, MEASURES, GROUND, BASEMENT, LIKEWISE, MORE, YES, NO],
    UNITS.map(([word]) => word),
    Object.keys(ORDINALS),
  ].flatMap((phrases) => [...phrases]);
  const words = new Set([...texts, ...spoken].flatMap((text) => clean(text).split(/[^\p{L}\p{N}]+/u)));
  known.set(map, words);
  return words;
}
