import { ASKS, NAME_AFTER, NAME_BEFORE, NO, NO_NAME, ORDERS, POLITE, SKIP, YES } from './messages/vocabulary.js';
import { clean, folded, type Token, textOf } from './text.js';

interface Limits {
  isProse: boolean;
  isPersonal: boolean;
  maxLength: number | undefined;
}

/** Whether a line asks or orders something. */
export const isRemark = (line: string): boolean => ASKS.test(clean(line)) || ORDERS.test(clean(line));

/** Whether a text may be what a field holds, and is no question, no order and no bare yes or no. */
export function isStatement(text: string, { isProse, isPersonal, maxLength }: Limits): boolean {
  const said = clean(text);
  if (!/\p{L}{2}/u.test(said) || isRemark(text)) return false;
  if (maxLength !== undefined && text.length > maxLength) return false;
  if ([...YES, ...NO, ...SKIP].includes(said)) return false;
  if (isProse) return true;
  return said.split(' ').length <= 10 && !(isPersonal && (/\d/.test(said) || NO_NAME.test(said)));
}

/** A name without what people say around it. */
export function bareName(said: string): string {
  const before = NAME_BEFORE.exec(`${clean(said)} `)?.[0] ?? '';
  const inner = said.slice(Math.min(before.length, said.length)).trim();
  const after = NAME_AFTER.exec(clean(inner))?.[0] ?? '';
  const name = inner.slice(0, inner.length - after.length).trim();
  // «مریم رضاییه»: who speaks says "is" with an ending.
  return /\s\S{3,}\u06cc\u0647$/.test(folded(name)) ? name.slice(0, -1) : name;
}

/** A name without the courtesies around it, as it was written. */
export function nameOf(tokens: readonly Token[], line: string): string {
  let [start, end] = [0, tokens.length];
  const isIdle = (at: number) => tokens[at]?.kind === 'mark' || POLITE.has(tokens[at]?.text ?? '');
  while (start < end && isIdle(start)) start += 1;
  while (end > start && isIdle(end - 1)) end -= 1;
  return bareName(asWritten(tokens.slice(start, end), line));
}

const SAME: readonly string[] = [
  '\u06cc\u064a\u0649',
  '\u06a9\u0643',
  '\u0647\u06c0\u0629',
  '\u0627\u0623\u0625\u0671',
];
const escaped = (char: string) => char.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

function classOf(char: string): string {
  const same = SAME.find((chars) => chars.includes(char));
  if (same) return `[${same}]`;
  const digit = /\d/.test(char) ? Number(char) : undefined;
  return digit === undefined
    ? escaped(char)
    : `[${digit}${String.fromCharCode(0x6f0 + digit)}${String.fromCharCode(0x660 + digit)}]`;
}

/** The same words as they stand in the line, with its half-spaces and marks. */
export function asWritten(tokens: readonly Token[], line: string): string {
  const words = tokens.map(({ raw }) => [...raw].map(classOf).join('[\\u064b-\\u0652\\u200d-\\u200f]*'));
  const found = new RegExp(words.join('[\\s\\u200b-\\u200f]*'), 'iu').exec(line.normalize('NFC'));
  return (found?.[0] ?? textOf(tokens)).trim();
}
