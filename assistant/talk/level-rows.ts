import type { Leaf, ListField } from './form-map.js';
import { countIn, type Head, headsIn, nounsOf, placesOfEach, type Span } from './heads.js';
import { IN_ALL, LIKEWISE } from './messages/vocabulary.js';
import { readValues } from './read.js';
import { type Rows, rowTargets } from './row.js';
import { type Token, textOf } from './text.js';

const gap: Token = { kind: 'mark', text: ';', raw: '' };

/** A table in a sentence: levels are its rows' heads; what is said of one, of several or of each goes to those. */
export function levelRows(
  tokens: readonly Token[],
  list: ListField,
  level: Leaf,
  today: string | undefined,
): Rows | undefined {
  const eachAt = placesOfEach(tokens);
  const count = countIn(tokens, eachAt);
  const heads = headsIn(tokens, eachAt, count, nounsOf(list.leaves));
  const rest = list.leaves.filter((leaf) => leaf !== level);
  const used = tokens.map(() => false);
  const use = (start: number, end: number) => used.fill(true, start, end);
  for (const { start, end } of [...heads, ...eachAt, ...(count ? [count] : [])]) use(start, end);
  const read = (start: number, end: number): Map<string, unknown> => {
    const part = tokens
      .slice(start, end)
      .map((token, i): Token => (used[start + i] || isOfAll(tokens, start + i) ? gap : token));
    const reading = readValues(
      part,
      rowTargets(rest, ({ isBase }) => isBase),
      today,
    );
    reading.used.forEach((isUsed, i) => {
      if (isUsed) used[start + i] = true;
    });
    return new Map(reading.found.map(({ path, value }) => [path, value] as const));
  };
  if (heads.length === 0) {
    const values = read(0, tokens.length);
    const rows = Array.from({ length: count?.value ?? 1 }, () => ({ values: new Map(values), quote: textOf(tokens) }));
    return values.size === 0 || rows.length > 60 ? undefined : { rows, used, hasLevels: false };
  }
  const total = heads.reduce((sum, { levels }) => sum + levels.length, 0);
  if ((count && !isCount(count, heads, total)) || total > 60) return undefined;
  const before = read(0, heads[0]?.start ?? 0);
  const behind = heads.map(({ end, levels }, i) => {
    const to = heads[i + 1]?.start ?? tokens.length;
    const each =
      i > 0 && i === heads.length - 1 && levels.length === 1 ? eachAt.find(({ start }) => start >= end) : undefined;
    return { own: read(end, each?.start ?? to), shared: each ? read(each.start, to) : new Map<string, unknown>() };
  });
  // «طبقه اول هم همین‌طور»: as the row before.
  behind.forEach(({ own }, i) => {
    const words = tokens.slice(heads[i]?.end, heads[i + 1]?.start);
    const isSame = own.size === 0 && words.some(({ text }) => LIKEWISE.has(text));
    if (isSame) for (const [pattern, value] of behind[i - 1]?.own ?? []) own.set(pattern, value);
  });
  const isTrailing =
    heads.length > 1 &&
    before.size > 0 &&
    behind.at(-1)?.own.size === 0 &&
    behind.slice(0, -1).every(({ own }) => own.size > 0);
  const shared = new Map([...(isTrailing ? [] : before), ...behind.flatMap(({ shared: all }) => [...all])]);
  // Levels that were told first, and only then what they all are.
  const last = behind.at(-1)?.own ?? new Map<string, unknown>();
  const isTold = heads.length > 1 && behind.slice(0, -1).every(({ own }) => own.size === 0) && before.size === 0;
  const rows = heads.flatMap(({ levels, start, end }, i) => {
    const own = isTrailing ? (i === 0 ? before : behind[i - 1]?.own) : isTold ? last : behind[i]?.own;
    const quote = textOf(tokens.slice(start, heads[i + 1]?.start ?? tokens.length)) || textOf(tokens.slice(start, end));
    return levels.map((value) => ({
      values: new Map<string, unknown>([[level.pattern, value], ...shared, ...(own ?? [])]),
      quote,
    }));
  });
  return { rows, used, hasLevels: true };
}

/** How many there are is said of all, or of those that are told next. */
const isCount = (count: Span & { value: number }, heads: readonly Head[], total: number): boolean =>
  count.value === total || heads.find(({ start }) => start >= count.end)?.levels.length === count.value;

/** Numbers behind «جمعا», "in all". */
export const isOfAll = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'number' && tokens.slice(Math.max(0, at - 2), at).some(({ text }) => IN_ALL.has(text));
