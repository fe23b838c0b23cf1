import { type FormMap, patternOf } from './form-map.js';
import type { Given } from './given.js';
import { wholeLabels } from './options.js';
import { readRows } from './rows.js';
import type { Token } from './text.js';
import { levelAt, nodesIn, quoteOf, take } from './values.js';

/** The same field of several entries: one value for all, or one for each in their order; undefined where it is neither. */
export function columnOf(
  tokens: readonly Token[],
  paths: readonly string[],
  map: FormMap,
  today: string,
): Given[] | undefined {
  const pattern = patternOf(paths[0] ?? '');
  const leaf = map.leaves.get(pattern);
  const list = map.lists.get(pattern.replace(/\[\][^[]*$/, ''));
  if (!leaf || !list) return undefined;
  const values = leaf.isLevel ? levelsIn(tokens) : leaf.options.length > 0 ? labels() : numbers();
  if (!values || (leaf.isLevel && values.length !== paths.length)) return undefined;
  if (values.length !== 1 && values.length !== paths.length) return undefined;
  const quote = quoteOf(tokens, 0, tokens.length);
  return paths.map(
    (path, i): Given => ({
      path,
      value: values.length === 1 ? values[0] : values[i],
      quote,
      source: 'table',
      isSure: true,
    }),
  );

  function labels(): unknown[] {
    return wholeLabels(tokens, leaf?.options ?? [])
      .sort((a, b) => a.start - b.start)
      .map(({ value }) => value);
  }

  function numbers(): unknown[] | undefined {
    const rows = list?.level ? readRows(tokens, list, today) : undefined;
    if (rows?.hasLevels) return undefined;
    return nodesIn(tokens, today).flatMap((node) => {
      const value = leaf && take(node, leaf);
      return value === undefined ? [] : [value];
    });
  }
}

/** «همکف، اول و دوم»; a range counts all its levels. */
function levelsIn(tokens: readonly Token[]): number[] {
  const levels: number[] = [];
  let isRange = false;
  for (let at = 0; at < tokens.length; ) {
    const said = levelAt(tokens, at);
    const text = tokens[at]?.text ?? '';
    if (said) {
      const from = levels.at(-1);
      if (isRange && from !== undefined) for (let level = from + 1; level < said.value; level += 1) levels.push(level);
      levels.push(said.value);
    }
    isRange = !said && /^(\u062a\u0627|\u0627\u0644\u06cc|to|through)$/.test(text);
    at = said ? said.end : at + 1;
  }
  return levels;
}
