import { columnOf } from './columns.js';
import { isPlainText, type ListField, patternOf } from './form-map.js';
import { asWritten, isRemark, isStatement, nameOf } from './free-text.js';
import type { Given, Listening, Understood } from './given.js';
import { listRows, listsSpoken } from './list-rows.js';
import { TAKEN_BACK } from './messages/vocabulary.js';
import { leftOver, readValues } from './read.js';
import { isSlip } from './slip.js';
import type { Target } from './target.js';
import { targetsOf } from './targets.js';
import { type Token, tokensOf } from './text.js';
import { yesOrNo } from './yes-no.js';

/** What a line says, without what is taken back within it: "two, no, sorry, three" says three. */
export function understand(line: string, listening: Listening): Understood {
  const back = listening.ask?.kind === 'list' || listening.ask?.kind === 'column' ? null : TAKEN_BACK.exec(line);
  if (!back) return understandPlainly(line, listening);
  const behind = understandPlainly(line.slice(back.index + back[0].length), listening);
  const before = understandPlainly(line.slice(0, back.index), listening);
  const isAgain = behind.given.some(({ path }) => before.given.some((other) => other.path === path));
  if (!isAgain || before.given.some(({ source }) => source === 'table')) return understandPlainly(line, listening);
  const kept = before.given.filter(({ path }) => behind.given.every((other) => other.path !== path));
  return { ...behind, given: [...kept, ...behind.given] };
}

/** Rows of lists first, then single fields, then what is left for a text that was asked for. */
function understandPlainly(line: string, listening: Listening): Understood {
  const { map, questions, state, ask, today } = listening;
  const asked = ask?.paths ?? [];
  const leaf = ask?.kind === 'field' ? map.leaves.get(patternOf(asked[0] ?? '')) : undefined;
  if (leaf?.kind === 'yes-no') {
    const value = yesOrNo(line, leaf.title);
    if (value !== undefined) return only({ path: asked[0] ?? '', value, quote: line, source: 'asked', isSure: true });
  }
  if (leaf && isPlainText(leaf) && leaf.isProse) {
    const text = line.trim();
    return isStatement(text, leaf)
      ? only({ path: asked[0] ?? '', value: text, quote: text, source: 'asked', isSure: false })
      : nothing(1);
  }
  const tokens = tokensOf(line);
  // A question or an order may name facts, but is no answer.
  if (isRemark(line)) {
    const { found } = readValues(tokens, targetsOf(map, questions, state.answers, []), today);
    return {
      given: found.filter(({ isSure }) => isSure).map((each) => ({ ...each, source: 'said' })),
      left: 1,
      isUnsure: false,
    };
  }
  const told: Given[] = [];
  const used = tokens.map(() => false);
  const columns = ask?.kind === 'column' ? columnOf(tokens, asked, map, today) : undefined;
  if (columns) return { given: columns, left: 0, isUnsure: false };
  for (const list of listsSpoken(tokens, listening)) {
    const spoken = listRows(tokens, list, listening);
    if (!spoken) continue;
    told.push(...spoken.given);
    spoken.used.forEach((isUsed, at) => {
      if (isUsed) used[at] = true;
    });
    break;
  }
  const rest = tokens.map((token, at): Token => (used[at] ? { kind: 'mark', text: ';', raw: '' } : token));
  const targets = targetsOf(map, questions, state.answers, asked).filter(isNoneOf(entriesAsked(listening)));
  const read = readValues(rest, targets, today);
  read.used.forEach((isUsed, at) => {
    if (isUsed) used[at] = true;
  });
  const slips = isSlip(tokens, used, targets);
  const isStory = leftOver(tokens, used).length >= 4;
  // A bare number in the middle of a story is hardly the answer.
  const isBare = ({ value, quote }: { value: unknown; quote: string }) =>
    String(value).length < 8 && !quote.includes(' ');
  // Where several things may be said, a number alone is hardly a measure.
  const isUnmeasured = ({ path, value, quote }: { path: string; value: unknown; quote: string }) =>
    ask?.kind === 'group' && map.leaves.get(patternOf(path))?.unit !== undefined && isBare({ value, quote });
  const found = read.found.filter(
    (each) =>
      each.isSure ||
      !(isUnmeasured(each) || slips || (isStory && isBare(each) && /^-?[\d.]+$/.test(String(each.value)))),
  );
  const given = [
    ...told,
    ...found.map((each) => ({ ...each, source: asked.includes(each.path) ? ('asked' as const) : ('said' as const) })),
  ];
  const texts = targets.filter(
    (target) => target.isAsked && isPlainText(target.leaf) && !given.some(({ path }) => path === target.path),
  );
  const text =
    texts.length === 1 ? textFor(texts[0] as Target, { tokens, used, line, isOnly: ask?.kind === 'field' }) : undefined;
  if (text) given.push(text);
  return {
    given,
    left: text ? 0 : leftOver(tokens, used).length + read.found.length - found.length,
    isUnsure: leaf?.kind === 'yes-no' && given.length === 0,
  };
}

/** Of the entries that are asked for, if any are. */
const entriesAsked = ({ map, ask }: Listening): ListField[] =>
  ask?.kind === 'list' ? ask.paths.flatMap((path) => map.lists.get(path) ?? []) : [];

/** Who is asked for somebody's telephone says no other: a value of a kind that the entries have is theirs, or nobody's. */
const isNoneOf =
  (lists: readonly ListField[]) =>
  ({ path, leaf }: Target): boolean =>
    lists.every(
      ({ pattern, leaves }) =>
        path.startsWith(`${pattern}[`) || !leaf.format || leaves.every(({ format }) => format !== leaf.format),
    );

const only = (given: Given): Understood => ({ given: [given], left: 0, isUnsure: false });
const nothing = (left: number): Understood => ({ given: [], left, isUnsure: false });

interface Remaining {
  tokens: readonly Token[];
  used: readonly boolean[];
  line: string;
  isOnly: boolean;
}

/** The words that are left, where they stand together and are no question and no order. */
function textFor({ path, leaf }: Target, { tokens, used, line, isOnly }: Remaining): Given | undefined {
  const left = standingApart(leftOver(tokens, used), tokens, used);
  const [first, last] = [left[0], left.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (used.slice(first, last + 1).some(Boolean)) return undefined;
  if (!isOnly && leaf.format === 'code') return undefined;
  const part = leaf.isProse
    ? tokens.slice(first, last + 1)
    : tokens.slice(isOnly && !used.some(Boolean) ? 0 : first, isOnly && !used.some(Boolean) ? tokens.length : last + 1);
  const text = leaf.isProse ? asWritten(part, line) : nameOf(part, line);
  // A code in words alone is rather a remark.
  if (leaf.format === 'code' && !/^[A-Za-z0-9][\w./-]{1,}$/.test(text)) return undefined;
  if (!isStatement(text, leaf)) return undefined;
  return { path, value: text, quote: text, source: 'asked', isSure: false };
}

/** Without the words that go on behind a value: «شماره X صادره از منطقه ۹، بانک ملی» tells of the bank alone. */
function standingApart(left: readonly number[], tokens: readonly Token[], used: readonly boolean[]): number[] {
  const [first] = left;
  if (first === undefined) return [];
  let before = first - 1;
  while (before >= 0 && !used[before] && tokens[before]?.kind !== 'mark') before -= 1;
  if (before < 0 || !used[before] || tokens[before]?.raw === '') return [...left];
  const mark = tokens.findIndex(({ kind }, at) => at > first && kind === 'mark');
  return mark < 0 ? [] : left.filter((at) => at > mark);
}
