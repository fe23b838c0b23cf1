import type { Leaf } from './form-map.js';

import { FILLERS, POLITE } from './messages/vocabulary.js';
import type { Token } from './text.js';
import { isWord } from './words.js';

/** Where a leaf is named in a line; the longest of its names counts. */
export function namesIn(tokens: readonly Token[], leaf: Leaf): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const name of leaf.names) {
    const joined = name.join('');
    for (let at = 0; at < tokens.length; at += 1) {
      const end = endOfName(tokens, at, name) ?? (joined.length > 4 ? endOfJoinedName(tokens, at, joined) : undefined);
      if (end !== undefined && !found.some((other) => other.start < end && at < other.end))
        found.push({ start: at, end });
    }
  }
  return found;
}

const endOfName = (tokens: readonly Token[], at: number, name: readonly string[]): number | undefined =>
  name.every((word, i) => isNamed(tokens[at + i], word)) ? at + name.length : undefined;

/** A name whose words were written together, or apart. */
function endOfJoinedName(tokens: readonly Token[], at: number, joined: string): number | undefined {
  let text = '';
  for (let end = at; end < tokens.length; end += 1) {
    const { kind, text: word } = tokens[end] as Token;
    if (kind !== 'word' || !joined.startsWith(text + word)) return undefined;
    text += word;
    if (text === joined) return end + 1;
  }
  return undefined;
}

const isNamed = (token: Token | undefined, word: string): boolean =>
  token?.kind === 'word' && (isWord(token.text, word) || `${token.text}s` === word);

/** A renewal code whose parts were said one after the other, and nothing else: «نه یک هفت یک». */
export function saidCode(
  tokens: readonly Token[],
  { format }: Leaf,
): { start: number; end: number; value: string } | undefined {
  const said = tokens.filter(({ kind, text }) => kind !== 'mark' && !FILLERS.has(text) && !POLITE.has(text));
  const isCode = said.every(({ kind, text }) => kind === 'number' && /^\d{1,5}$/.test(text));
  if (format !== 'nosazi-code' || !isCode || said.length < 4 || said.length > 7) return undefined;
  const parts = said.map(({ text }) => text);
  return { start: 0, end: tokens.length, value: [...parts, ...Array(7 - parts.length).fill('0')].join('-') };
}

/** A renewal code that was spelled out, by what the form calls its parts: «منطقه ۹ ناحیه ۱ بلوک ۷ ملک ۱». */
export function spelledCode(
  tokens: readonly Token[],
  leaf: Leaf,
): { start: number; end: number; value: string } | undefined {
  if (leaf.format !== 'nosazi-code') return undefined;
  for (const description of [leaf.description?.fa, leaf.description?.en]) {
    const parts = (description ?? '').split('-').map((part) => part.trim().toLowerCase());
    if (parts.length < 4) continue;
    const found = parts.map((part) => {
      const at = tokens.findIndex(({ text }, i) => text === part && /^\d{1,5}$/.test(tokens[i + 1]?.text ?? ''));
      return at < 0 ? undefined : at;
    });
    if (found.slice(0, 4).some((at) => at === undefined)) continue;
    const places = found.filter((at) => at !== undefined);
    const value = found.map((at) => (at === undefined ? '0' : Number(tokens[at + 1]?.text))).join('-');
    return { start: Math.min(...places), end: Math.max(...places) + 2, value };
  }
  return undefined;
}
