import type { Leaf, ListField } from './form-map.js';
import { bareName, isStatement } from './free-text.js';
import { ALL_MINE, AND, FILLERS, PEOPLE, POLITE } from './messages/vocabulary.js';
import { leftOver, readValues } from './read.js';
import { type Row, type Rows, rowTargets } from './row.js';
import { clean, type Token, textOf, tokensOf } from './text.js';

/** Each entry in a phrase of its own. */
export function plainRows(tokens: readonly Token[], list: ListField, today: string | undefined): Rows | undefined {
  if (list.isOfValues) return undefined;
  const used = tokens.map(() => false);
  const rows: Row[] = [];
  const from = behindCount(tokens);
  used.fill(true, 0, from);
  const names = list.leaves.filter(
    ({ kind, format, options }) => kind === 'text' && format === undefined && options.length === 0,
  );
  const name = names.length === 1 ? names[0] : undefined;
  for (const [start, end] of phrasesIn(tokens, from)) {
    const part = tokens.slice(start, end);
    const read = readValues(part, rowTargets(list.leaves), today);
    const values = new Map(read.found.map(({ path, value }) => [path, value] as const));
    read.used.forEach((isUsed, i) => {
      if (isUsed) used[start + i] = true;
    });
    const share = list.leaves.find(({ unit }) => unit === 'dang');
    const isAll = share && values.size === 0 && ALL_MINE.test(clean(textOf(part)));
    if (isAll) values.set(share.pattern, '6');
    if (isAll) used.fill(true, start, end);
    const left = name && !isAll && nameIn(part, read.used, list, name);
    if (name && left) {
      values.set(name.pattern, left.text);
      for (const at of left.tokens) used[start + at] = true;
    }
    if (values.size === 0) continue;
    const last = rows.at(-1);
    const own = [...values.keys()];
    const quote = textOf(part);
    // «همه‌اش مال من است، شش دانگ» says one thing twice.
    const isSame = (pattern: string) => pattern === share?.pattern && last?.values.get(pattern) === values.get(pattern);
    if (last && own.every((pattern) => !last.values.has(pattern) || isSame(pattern))) {
      for (const [pattern, value] of values) last.values.set(pattern, value);
      last.quote = `${last.quote} ${quote}`;
    } else rows.push({ values, quote });
  }
  // A name alone is no entry beside others: «حسن و پسران» is one.
  const isTorn =
    rows.length > 1 &&
    name !== undefined &&
    rows.some(({ values }) => values.size === 1 && values.has(name.pattern)) &&
    list.leaves.length > 1;
  return rows.length === 0 || isTorn ? undefined : { rows, used, hasLevels: false };
}

/** Where a line goes on behind how many there are: «دو نفریم: …». */
function behindCount(tokens: readonly Token[]): number {
  const at = tokens.findIndex(({ kind }, i) => kind === 'number' && i < 3);
  if (at < 0 || !PEOPLE.test(tokens[at + 1]?.text ?? '')) return 0;
  const mark = tokens.findIndex(({ kind }, i) => kind === 'mark' && i > at);
  return mark < 0 || mark > at + 5 ? at + 2 : mark + 1;
}

/** Places between commas and "and". */
function phrasesIn(tokens: readonly Token[], from: number): [number, number][] {
  const phrases: [number, number][] = [];
  let start = from;
  tokens.forEach(({ kind, text }, at) => {
    if (at < from || (!(kind === 'mark' && text !== ':' && text !== '(' && text !== ')') && !AND.has(text))) return;
    if (at > start) phrases.push([start, at]);
    start = at + 1;
  });
  if (start < tokens.length) phrases.push([start, tokens.length]);
  return phrases;
}

/** Words that are no value of another field, where they stand together. */
function nameIn(
  tokens: readonly Token[],
  used: readonly boolean[],
  list: ListField,
  name: Leaf,
): { text: string; tokens: number[] } | undefined {
  const known = new Set(
    [list.title, list.itemTitle].flatMap(({ fa, en }) => tokensOf(`${fa} ${en}`)).map(({ text }) => text),
  );
  const called = new Set(list.leaves.flatMap(({ names }) => names.flat()));
  const left = leftOver(tokens, used).filter((at) => {
    const { kind, text } = tokens[at] as Token;
    return kind === 'word' && !known.has(text) && !called.has(text) && !FILLERS.has(text) && !POLITE.has(text);
  });
  const [first = 0, last = -1] = [left[0], left.at(-1)];
  if (left.length < 2 || left.length > 6 || last - first !== left.length - 1) return undefined;
  const text = bareName(textOf(left.map((at) => tokens[at] as Token)));
  // «شرکت هستیم» names nobody.
  return text.length < 3 || !text.includes(' ') || !isStatement(text, name) ? undefined : { text, tokens: left };
}
