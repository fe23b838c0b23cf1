import { latinDigits } from '../../forms/persian.js';
import {
  AND,
  FRACTIONS,
  HALF,
  MEASURES,
  MINUS,
  NUMBER_WORDS,
  POINT,
  SCALES,
  SLASH_DECIMAL,
} from './messages/vocabulary.js';

/** A piece of a line: a number, a word, a code such as `10-3-10001`, or a mark between them. */
export interface Token {
  kind: 'number' | 'word' | 'code' | 'mark';
  /** as it is compared: small letters, Latin digits; of a number its value, `120.5` */
  text: string;
  /** as it was written */
  raw: string;
  /** whether it was written as digits, which may be a part of a longer identifier */
  digits?: boolean;
}

const MARKS = /\u200b|\u200d|\u200e|\u200f|[\u202a-\u202e]|[\u2066-\u2069]|\ufeff|\u0640/g;
const SIGNS = /[\u064b-\u0652\u0670]/g;
const HYPHENS = /[\u2010-\u2015\u2212]/g;

/** A line with one form of each letter and digit; half-spaces are spaces. What is written stays as it is otherwise. */
export const folded = (text: string): string =>
  latinDigits(text.normalize('NFC'))
    .replace(MARKS, '')
    .replace(SIGNS, '')
    .replace(/\u200c/g, ' ')
    .replace(/[\u064a\u0649]/g, '\u06cc')
    .replace(/\u0643/g, '\u06a9')
    .replace(/[\u06c0\u0629]/g, '\u0647')
    .replace(/[\u0623\u0625\u0671]/g, '\u0627')
    .replace(HYPHENS, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** The same for comparing: small letters. */
export const clean = (text: string): string => folded(text).toLowerCase();

/** Letters alone, so that «پایان‌کار», «پایان کار» and «پایانکار» are one. */
export const compact = (text: string): string => clean(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Spaces where digits and letters were written together, and none in what is one code. */
function spaced(text: string): string {
  return folded(text)
    .replace(SLASH_DECIMAL, '$1.$2')
    .replace(/(?<=\d)[\u066c](?=\d{3})/g, '')
    .replace(/(?<=\d)\u066b(?=\d)/g, '.')
    .replace(/(?<=\d),(?=\d{3}(\D|$))/g, '')
    .replace(/(?<=\d)(st|nd|rd|th)(?=\s|$)/gi, '')
    .replace(/(?<=^|\s)['\u2019](?=\d{2}(\D|$))/g, '')
    .replace(/(?<=[\d])\s*-\s*(?=\d)/g, '-')
    .replace(/(?<=\d)\s*\/\s*(?=\d)/g, '/')
    .replace(/(?<=\d)(?=[\u0600-\u06ff])|(?<=[\u0600-\u06ff])(?=\d)/g, ' ')
    .replace(/(?<=\d)(m2|m²|sqm|m)(?=[\s,.;\u060c]|$)/gi, ' $1')
    .replace(/([,;:!?()"\u060c\u061b\u061f\u00ab\u00bb=\n])/g, ' $1 ')
    .replace(/\.(?=\s|$)/g, ' . ')
    .replace(/(?<=\s)[-+](?=\s)/g, ' , ');
}

const isNumeral = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
const isNumberWord = (text: string): boolean => text in NUMBER_WORDS || text in SCALES;

/** «صدوبیست», «دوتا», "twenty-five" are several words. */
function parted(word: string): string[] {
  if (isNumberWord(word) || word.length < 3) return [word];
  const joined = /^[a-z]+-[a-z]+$/.test(word) ? word.split('-') : word.split('\u0648');
  const inner = joined.filter((part) => part !== '');
  if (joined.length > 1 && inner.length > 0 && inner.every((part) => isNumberWord(part) || HALF.has(part))) {
    const between = /^[a-z]/.test(word) ? [] : ['\u0648'];
    const pieces = inner.flatMap((part, i) => (i === 0 ? [part] : [...between, part]));
    return joined[0] === '' ? ['\u0648', ...pieces] : pieces;
  }
  const counted = /^(.+)(\u062a\u0627)$/.exec(word);
  return counted && isNumberWord(counted[1] ?? '') ? [counted[1] ?? '', counted[2] ?? ''] : [word];
}

function tokenOf(raw: string): Token[] {
  const text = raw.toLowerCase();
  if (/^[^\p{L}\p{N}²]+$/u.test(text)) return [{ kind: 'mark', text, raw }];
  if (isNumeral(text)) return [{ kind: 'number', text: plain(text), raw, digits: true }];
  if (/\d/.test(text)) return [{ kind: 'code', text, raw }];
  const parts = parted(text);
  return parts.map((part) => ({ kind: 'word', text: part, raw: parts.length === 1 ? raw : part }));
}

/** `007` is a house number or the beginning of an identifier, so it stays; `2.50` is `2.5`. */
const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** A line in pieces; numbers that were said in words are numbers. */
export function tokensOf(text: string): Token[] {
  const words = spaced(text).split(/\s+/).filter(Boolean).flatMap(tokenOf);
  const tokens: Token[] = [];
  for (let at = 0; at < words.length; ) {
    const said = numberAt(words, at);
    if (said) {
      tokens.push(said.token);
      at += said.length;
    } else {
      tokens.push(words[at] as Token);
      at += 1;
    }
  }
  return withHalves(tokens);
}

/** «یک متر و نیم», "a metre and a half": the part stands behind the unit. */
function withHalves(tokens: Token[]): Token[] {
  for (let at = 0; at + 3 < tokens.length; at += 1) {
    const [number, unit, and] = tokens.slice(at, at + 3) as [Token, Token, Token];
    if (number.kind !== 'number' || number.text.includes('.') || unit.kind !== 'word' || !AND.has(and.text)) continue;
    const length = tokens[at + 3]?.text === 'a' ? 2 : 1;
    const fraction = MEASURES.has(unit.text) ? FRACTIONS[tokens[at + 2 + length]?.text ?? ''] : undefined;
    if (fraction === undefined) continue;
    const half = { ...number, text: `${number.text}${fraction}`, raw: textOf(tokens.slice(at, at + 3 + length)) };
    tokens.splice(at, 3 + length, half, { ...unit, raw: '' });
  }
  return tokens;
}

interface Said {
  token: Token;
  length: number;
}

/** The number that begins at a word: «صد و بیست و نیم», "two hundred and fifty", «۵ میلیون». */
function numberAt(words: Token[], start: number): Said | undefined {
  const minus = MINUS.has(words[start]?.text ?? '') ? 1 : 0;
  const first = words[start + minus];
  if (!first || !(first.kind === 'number' || (first.kind === 'word' && isNumberWord(first.text)))) return undefined;
  let [total, group, last] = [0, 0, Number.POSITIVE_INFINITY];
  let at = start + minus;
  let fraction = '';
  let isJoined = false;
  for (let used = 0; at < words.length; ) {
    const { kind, text } = words[at] as Token;
    const next = words[at + 1];
    const joins = used > 0 && kind === 'word' && AND.has(text) && next !== undefined;
    const part = joins ? (FRACTIONS[next.text === 'a' ? (words[at + 2]?.text ?? '') : next.text] ?? '') : '';
    if (part !== '') {
      fraction = part;
      at += next?.text === 'a' ? 3 : 2;
      break;
    }
    if (joins && isNumberWord(next.text) && follows(next.text, last)) {
      isJoined = true;
      at += 1;
      continue;
    }
    if (used > 0 && POINT.has(text) && next && digitsOf(next) !== undefined) {
      fraction = `.${digitsOf(next)}`;
      at += 2;
      break;
    }
    if (kind === 'word' && text in SCALES && (used > 0 || (SCALES[text] ?? 0) >= 1000)) {
      const scale = SCALES[text] ?? 1;
      if (scale === 100) group = (group || 1) * 100;
      else [total, group] = [total + (group || 1) * scale, 0];
      last = scale === 100 ? 100 : scale;
      isJoined = scale !== 100;
    } else if (kind === 'number' && used === 0) {
      const scaled = words[at + 1];
      if (!scaled || !(scaled.text in SCALES)) return inDigits(words, start, minus);
      group = Number(text);
      last = 0;
    } else if (
      kind === 'word' &&
      text in NUMBER_WORDS &&
      (used === 0 || (follows(text, last) && joinsOn(isJoined, text)))
    ) {
      const value = NUMBER_WORDS[text] ?? 0;
      group += value;
      last = value >= 100 ? 100 : value >= 20 ? 10 : 1;
      isJoined = /^[a-z]/.test(text);
    } else break;
    used += 1;
    at += 1;
  }
  const value = `${minus > 0 ? '-' : ''}${total + group}${fraction}`;
  return whole(words, start, at - start, value);
}

/** Digits with what is said behind them: «۱۱۸ و نیم», «۱۱۸ ممیز ۵». */
function inDigits(words: Token[], start: number, minus: number): Said | undefined {
  const [number, and, part] = words.slice(start + minus) as [Token, Token | undefined, Token | undefined];
  const sign = minus > 0 ? '-' : '';
  const fraction = and && AND.has(and.text) ? FRACTIONS[part?.text ?? ''] : undefined;
  const isWhole = !number.text.includes('.');
  if (fraction !== undefined && isWhole) return whole(words, start, minus + 3, `${sign}${number.text}${fraction}`);
  const decimals = and && POINT.has(and.text) && part ? digitsOf(part) : undefined;
  if (decimals !== undefined && isWhole) return whole(words, start, minus + 3, `${sign}${number.text}.${decimals}`);
  return minus > 0 ? whole(words, start, 2, `-${number.text}`) : undefined;
}

/** In English "twenty five" needs no "and". */
const joinsOn = (isJoined: boolean, text: string) => isJoined || /^[a-z]/.test(text);
const follows = (word: string, last: number) =>
  word in SCALES || (NUMBER_WORDS[word] ?? Number.POSITIVE_INFINITY) < last;
const digitsOf = ({ kind, text }: Token) =>
  kind === 'number' ? text : text in NUMBER_WORDS ? String(NUMBER_WORDS[text]) : undefined;

const whole = (words: Token[], start: number, length: number, text: string): Said => ({
  length,
  token: {
    kind: 'number',
    text,
    raw: words
      .slice(start, start + length)
      .map(({ raw }) => raw)
      .join(' '),
  },
});

/** Where a phrase of several words begins, from a place on; -1 where it is not. */
export function indexOfPhrase(tokens: readonly Token[], phrase: readonly string[], from = 0): number {
  for (let at = from; at + phrase.length <= tokens.length; at += 1) {
    if (phrase.every((word, i) => tokens[at + i]?.text === word)) return at;
  }
  return -1;
}

export const textOf = (tokens: readonly Token[]): string => tokens.map(({ raw }) => raw).join(' ');
