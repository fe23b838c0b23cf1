import { foldedMobile } from '../../forms/identifiers.js';
import { daysIn } from './dates.js';
import type { Leaf } from './form-map.js';
import { AND, BASEMENT, GROUND, ORDINALS, UNITS, WHOLE_SHARE } from './messages/vocabulary.js';
import { type Token, textOf } from './text.js';
import { isWord } from './words.js';

/** Something in a line that may be the value of a field: a number, an identifier, a code, a day. */
export interface Node {
  start: number;
  end: number;
  kind: 'number' | 'digits' | 'code' | 'day';
  text: string;
  /** as it was written */
  raw: string;
  /** «نه» behind a word, which is nine only among other numbers */
  mayBeNo?: boolean;
  /** said behind it: `m2`, `m`, `dang`, `rial`, `toman`, `count` */
  unit: string | undefined;
  /** with the unit */
  stop: number;
}

/** All such things in a line, from left to right; one span is one thing. */
export function nodesIn(tokens: readonly Token[], today: string | undefined): Node[] {
  const days = daysIn(tokens, today);
  const nodes: Node[] = days.map(({ start, end, day }) => ({
    start,
    end,
    kind: 'day',
    text: day,
    raw: day,
    unit: undefined,
    stop: end,
  }));
  const taken = new Set(days.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
  for (let at = 0; at < tokens.length; at += 1) {
    if (taken.has(at)) continue;
    const run = digitRun(tokens, at, taken) ?? spokenRun(tokens, at);
    const token = tokens[at] as Token;
    if (run) nodes.push(run);
    else if (token.kind === 'code')
      nodes.push({
        start: at,
        end: at + 1,
        kind: 'code',
        text: token.raw,
        raw: token.raw,
        unit: undefined,
        stop: at + 1,
      });
    else if (isHalfHeard(tokens, at)) continue;
    else if (token.kind === 'number' && !isNo(tokens, at)) nodes.push(numberNode(tokens, at));
    else if (token.kind === 'number' && tokens[at - 1]?.kind === 'word')
      nodes.push({ ...numberNode(tokens, at), mayBeNo: true });
    at = Math.max(at, (nodes.at(-1)?.stop ?? 0) - 1);
  }
  return nodes.sort((a, b) => a.start - b.start);
}

/** «دویست و پنحا متر»: what belongs to a number was not understood, so its beginning is no number. */
function isHalfHeard(tokens: readonly Token[], at: number): boolean {
  const [number, and, rest] = tokens.slice(at, at + 3);
  if (number?.kind !== 'number' || number.digits || !AND.has(and?.text ?? '') || rest?.kind !== 'word') return false;
  return unitAt(tokens, at + 2) === undefined && unitAt(tokens, at + 3) !== undefined;
}

/** «نه» is nine, and no: it is a number where something is counted by it. */
function isNo(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.raw !== '\u0646\u0647') return false;
  const next = tokens[at + 1];
  return unitAt(tokens, at + 1) === undefined && (next === undefined || next.kind !== 'word' || at === 0);
}

/** Digits in groups are one identifier: `0915 000 0001`. What is long enough by itself is one. */
function digitRun(tokens: readonly Token[], start: number, taken: ReadonlySet<number>): Node | undefined {
  const first = digitsIn(tokens[start] as Token);
  if (first === undefined || /^\d{1,5}(-\d{1,5}){3,6}$/.test(tokens[start]?.raw ?? '')) return undefined;
  let text = first;
  let at = start + 1;
  for (; first.length < 8 && first.length > 2 && at < tokens.length && !taken.has(at) && text.length < 10; at += 1) {
    const piece = digitsIn(tokens[at] as Token);
    if (piece === undefined || piece.length > 7) break;
    text += piece;
  }
  const isLong = at === start + 1 ? text.length >= 8 : text.length >= 10;
  if (!isLong || text.length > 14) return undefined;
  const raw = tokens
    .slice(start, at)
    .map((token) => token.raw)
    .join('');
  return { start, end: at, kind: 'digits', text, raw, unit: unitAt(tokens, at)?.unit, stop: at };
}

/** Digits said one after the other, or in pairs: «صفر نهصد و پانزده صفر صفر صفر…». */
function spokenRun(tokens: readonly Token[], start: number): Node | undefined {
  let end = start;
  while (tokens[end]?.kind === 'number' && !tokens[end]?.digits && /^\d{1,4}$/.test(tokens[end]?.text ?? '')) end += 1;
  const text = tokens
    .slice(start, end)
    .map((token) => token.text)
    .join('');
  if (end - start < 4 || text.length < 8 || text.length > 14) return undefined;
  return { start, end, kind: 'digits', text, raw: text, unit: undefined, stop: end };
}

function digitsIn({ kind, raw, digits }: Token): string | undefined {
  if (kind === 'number' && digits) return /^\d+$/.test(raw) ? raw : undefined;
  if (!/^\+?\d+(-\d+)*$/.test(raw)) return undefined;
  const bare = raw.replace(/[+-]/g, '');
  // `10-3-10001` is a code; `0915-000-0001` is a number with hyphens.
  return raw.includes('-') && (bare.length < 10 || bare.length > 14) ? undefined : bare;
}

function numberNode(tokens: readonly Token[], at: number): Node {
  const unit = unitAt(tokens, at + 1);
  return {
    start: at,
    end: at + 1,
    kind: 'number',
    text: tokens[at]?.text ?? '',
    raw: tokens[at]?.raw ?? '',
    unit: unit?.unit,
    stop: at + 1 + (unit?.length ?? 0),
  };
}

const phrases = UNITS.map(([words, unit]) => ({ words: words.split(' '), unit }));

function unitAt(tokens: readonly Token[], at: number): { unit: string; length: number } | undefined {
  const found = phrases.find(({ words }) => words.every((word, i) => tokens[at + i]?.text === word));
  return found && { unit: found.unit, length: found.words.length };
}

/** Whether a unit that was said can be that of a field: people say metres for square metres. */
function fitsUnit({ unit }: Node, leaf: Leaf): boolean {
  if (unit === undefined) return true;
  if (unit === 'count') return leaf.kind === 'whole';
  if (unit === 'm') return leaf.unit === 'm' || leaf.unit === 'm2';
  if (unit === 'toman') return leaf.unit === 'rial';
  return leaf.unit === unit || (leaf.unit === undefined && leaf.kind === 'decimal');
}

/** The value that a field would have of it; undefined where it can be none. */
export function take(node: Node, leaf: Leaf): string | number | undefined {
  const { kind, text } = node;
  if (leaf.options.length > 0 || leaf.kind === 'yes-no') return undefined;
  if (leaf.kind === 'whole' || leaf.kind === 'decimal') {
    if (kind !== 'number' && !(kind === 'digits' && !text.startsWith('0'))) return undefined;
    if (!fitsUnit(node, leaf)) return undefined;
    const value = node.unit === 'toman' ? String(Number(text) * 10) : text;
    if (leaf.kind === 'decimal') return leaf.format === 'decimal' ? value : Number(value);
    return /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
  }
  switch (leaf.format) {
    case 'jalali-date':
      return kind === 'day' ? text : undefined;
    case 'mobile':
      return kind === 'digits' ? foldedMobile(text) : undefined;
    case 'national-id':
      return kind === 'digits' && /^\d{10}$/.test(text) ? text : undefined;
    case 'postal-code':
      return kind === 'digits' && /^\d{10}$/.test(text) ? text : undefined;
    case 'legal-id':
      return kind === 'digits' && /^\d{11}$/.test(text) ? text : undefined;
    case 'nosazi-code':
      return kind === 'code' ? renewalCode(text) : undefined;
    case 'code':
      return kind === 'code' ||
        ((kind === 'digits' || kind === 'number') && node.unit === undefined && /^\d+$/.test(text))
        ? node.raw
        : undefined;
    default:
      return undefined;
  }
}

/** `9-1-7-1` names a parcel: what stands on it follows as zeros. */
function renewalCode(text: string): string | undefined {
  const parts = text.split(/[-/]/);
  if (!/^\d{1,5}([-/])\d{1,5}(\1\d{1,5}){2,5}$/.test(text)) return undefined;
  return [...parts, ...Array.from({ length: 7 - parts.length }, () => '0')].join('-');
}

/** Whether a thing can be nothing but such a value. */
export function isOwn({ kind, text }: Node, { format }: Leaf): boolean {
  if (format === 'mobile') return kind === 'digits' && /^(0|98|0098)9\d{9}$/.test(text);
  if (format === 'nosazi-code') return kind === 'code' && renewalCode(text) !== undefined;
  return format === 'legal-id' && kind === 'digits' && text.length === 11 && !text.startsWith('09');
}

/** How well a thing is what a field holds: 2 by its own unit or form, 1 as it may be, 0 where it is rather something else. */
export function exactness(node: Node, leaf: Leaf): number {
  if (node.kind === 'digits') {
    if (leaf.kind !== 'text') return node.unit === undefined ? 0 : 1;
    if (leaf.format === 'mobile') return isOwn(node, leaf) ? 2 : 0;
    return leaf.format === 'code' ? 0 : 1;
  }
  if (node.unit === undefined) return node.kind === 'number' && leaf.format === 'code' ? 0 : 1;
  return node.unit === leaf.unit || (node.unit === 'count' && leaf.kind === 'whole') ? 2 : 1;
}

/** A level of a building: «همکف», «طبقه دوم», "basement 2", a number. */
export function levelAt(tokens: readonly Token[], at: number): { value: number; end: number } | undefined {
  const { text = '', kind } = tokens[at] ?? {};
  if (isAny(text, GROUND)) return { value: 0, end: at + 1 };
  const joined = text === '\u0632\u06cc\u0631' && tokens[at + 1]?.text === '\u0632\u0645\u06cc\u0646';
  if (isAny(text, BASEMENT) || joined) {
    const next = at + (joined ? 2 : 1);
    const number = tokens[next];
    const depth =
      number &&
      (ORDINALS[number.text] ??
        (number.kind === 'number' && !tokensFollowUnit(tokens, next) ? Math.abs(Number(number.text)) : undefined));
    return depth === undefined ? { value: -1, end: next } : { value: -depth, end: next + 1 };
  }
  const ordinal = ORDINALS[text] ?? ORDINALS[text.replace(/(\u0634|\u06cc|\u0647|\u0634\u0647)$/, '')];
  if (ordinal !== undefined) return { value: ordinal, end: at + 1 };
  return kind === 'number' && /^-?\d{1,2}$/.test(text) ? { value: Number(text), end: at + 1 } : undefined;
}

/** With an ending or without: «همکفش». */
const isAny = (text: string, words: ReadonlySet<string>) =>
  words.has(text) || [...words].some((word) => isWord(text, word));

const tokensFollowUnit = (tokens: readonly Token[], at: number) => unitAt(tokens, at + 1) !== undefined;

/** A share that is said without a number: all of it is six. */
export const wholeShare = (tokens: readonly Token[]): boolean =>
  tokens.length <= 4 && tokens.some(({ text }) => isAny(text, WHOLE_SHARE));

export const quoteOf = (tokens: readonly Token[], start: number, end: number): string =>
  textOf(tokens.slice(start, end));
