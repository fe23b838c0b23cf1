import type { Leaf, ListField } from './form-map.js';
import { nameOf } from './free-text.js';
import type { Given, Listening } from './given.js';
import { isOfAll } from './level-rows.js';
import { AND, BASEMENT, GROUND, LEVEL_NOUN, MORE } from './messages/vocabulary.js';
import { wholeLabels } from './options.js';
import { valueAt } from './places.js';
import type { Rows } from './row.js';
import { readRows } from './rows.js';
import type { TalkState } from './state.js';
import { indexOfPhrase, type Token, tokensOf } from './text.js';

/** The lists that a line may tell of: those that are asked, else the one that it can be of. */
export function listsSpoken(tokens: readonly Token[], { map, ask, state, questions }: Listening): ListField[] {
  const all = [...map.lists.values()].filter(
    ({ pattern }) => !pattern.includes('[]') && questions.some(({ path }) => path === pattern),
  );
  const asked = all.filter(({ pattern }) => ask?.paths.includes(pattern));
  const inside = all.filter(({ pattern }) => ask?.paths.some((path) => path.startsWith(`${pattern}[`)));
  if (asked.length > 0) return asked;
  const levels = tokens.some(({ text }) => GROUND.has(text) || BASEMENT.has(text) || LEVEL_NOUN.has(text));
  const able = all.filter(({ level, isOfValues }) => !isOfValues && (level ? levels : true));
  const named = able.filter((list) => isNamed(tokens, list, all));
  const open = able.filter(({ pattern }) => !isFilled(state, pattern));
  const withLevel = able.filter(({ level }) => level);
  if (inside.length > 0) return inside.filter(({ level }) => !level || levels);
  if (named.length === 1) return named;
  return withLevel.length > 1 ? open.filter(({ level }) => !level) : able;
}

export const isFilled = (state: TalkState, pattern: string) => {
  const entries = valueAt(state.answers, pattern);
  return Array.isArray(entries) && entries.length > 0;
};

/** By words of its title that no other list has: «طبقات موجود». */
function isNamed(tokens: readonly Token[], list: ListField, all: readonly ListField[]): boolean {
  const wordsOf = ({ title }: ListField) => tokensOf(`${title.fa} ${title.en}`).map(({ text }) => text);
  const others = new Set(all.filter((other) => other !== list).flatMap(wordsOf));
  return wordsOf(list).some(
    (word) => word.length > 2 && !others.has(word) && !LEVEL_NOUN.has(word) && indexOfPhrase(tokens, [word]) >= 0,
  );
}

export function listRows(
  tokens: readonly Token[],
  list: ListField,
  { ask, state, today }: Listening,
): { given: Given[]; used: boolean[] } | undefined {
  const isAsked = ask?.paths.includes(list.pattern) ?? false;
  if (list.isOfValues) return isAsked && ask?.kind !== 'group' ? valuesIn(tokens, list) : undefined;
  if (!isAsked && !list.level && !namesAnOption(tokens, list)) return undefined;
  const read = readRows(tokens, list, today);
  if (!read) return undefined;
  const entries = valueAt(state.answers, list.pattern);
  const count = Array.isArray(entries) ? entries.length : 0;
  const isMore = count > 0 && !list.level && tokens.some(({ text }) => MORE.has(text));
  if (count > 0 && !isMore) return read.hasLevels ? updates(read, list, state) : undefined;
  const base = list.leaves.filter(
    ({ isBase, kind }) =>
      isBase && kind !== 'yes-no' && !(list.level && !read.hasLevels && list.level.pattern === undefined),
  );
  const isComplete = read.rows.every(({ values }) =>
    base.every(({ pattern }) => values.has(pattern) || (!read.hasLevels && pattern === list.level?.pattern)),
  );
  const isLone = ask?.kind === 'list' && isAsked;
  // A number that belongs to no row may belong to one that was not recognised.
  if (isLone && hasLooseNumber(tokens, read.used)) return undefined;
  if (!isLone && !(isComplete && namesItsKind(tokens, list, read))) return undefined;
  if (list.level && !isLone && read.rows.some(({ values }) => values.size < 2)) return undefined;
  const given = read.rows.flatMap(({ values, quote }, i) =>
    [...values].map(
      ([pattern, value]): Given => ({
        path: pattern.replace('[]', `[${count + i}]`),
        value,
        quote,
        source: 'table',
        isSure: true,
      }),
    ),
  );
  return { given, used: read.used };
}

const hasLooseNumber = (tokens: readonly Token[], used: readonly boolean[]): boolean =>
  tokens.some(
    ({ kind, raw }, at) =>
      !used[at] && kind === 'number' && !/^(\u06cc\u06a9|\u06cc\u0647|\u0646\u0647)$/.test(raw) && !isOfAll(tokens, at),
  );

const namesAnOption = (tokens: readonly Token[], { leaves }: ListField): boolean =>
  leaves.some(({ options, isBase }) => isBase && options.length > 0 && wholeLabels(tokens, options).length > 0);

/** Entries that were not asked for need more than a number to be known by: their levels, or a choice named in full. */
function namesItsKind(tokens: readonly Token[], list: ListField, { rows, hasLevels }: Rows): boolean {
  if (hasLevels) return true;
  if (list.level) return rows.length > 1;
  return list.leaves.some(
    ({ options, isBase }) => isBase && options.length > 0 && wholeLabels(tokens, options).length >= rows.length,
  );
}

/** A row of a level that is there already says anew what it says. */
export function updates(
  { rows, used }: Rows,
  list: ListField,
  state: TalkState,
): { given: Given[]; used: boolean[] } | undefined {
  const level = list.level as Leaf;
  const entries = valueAt(state.answers, list.pattern) as unknown[];
  const name = level.pattern.slice(level.pattern.lastIndexOf('.') + 1);
  let next = entries.length;
  const given = rows.flatMap(({ values, quote }) => {
    const of = entries.flatMap((entry, i) =>
      (entry as Record<string, unknown>)[name] === values.get(level.pattern) ? [i] : [],
    );
    // Two entries of one level cannot be told apart by it.
    if (of.length > 1 || (of.length === 0 && values.size < 2)) return [];
    const index = of[0] ?? next++;
    return [...values].map(
      ([pattern, value]): Given => ({
        path: pattern.replace('[]', `[${index}]`),
        value,
        quote,
        source: 'table',
        isSure: true,
      }),
    );
  });
  return given.length === 0 ? undefined : { given, used };
}

/** Texts of a list, set apart by commas; by "and" where there is no comma. */
function valuesIn(tokens: readonly Token[], list: ListField): { given: Given[]; used: boolean[] } {
  const hasCommas = tokens.some(({ kind, text }) => kind === 'mark' && text !== '.');
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'mark' || (!hasCommas && AND.has(token.text))) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  const texts = parts
    .map((part) =>
      nameOf(hasCommas && AND.has(part[0]?.text ?? '') ? part.slice(1) : part, part.map(({ raw }) => raw).join(' ')),
    )
    .filter((text) => /\p{L}{2}/u.test(text));
  const given = texts.map(
    (value, i): Given => ({ path: `${list.pattern}[${i}]`, value, quote: value, source: 'asked', isSure: true }),
  );
  return { given, used: tokens.map(() => given.length > 0) };
}
