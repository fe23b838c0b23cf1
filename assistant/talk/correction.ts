import { isPlainText } from './form-map.js';
import { isStatement, nameOf } from './free-text.js';
import type { Given, Listening } from './given.js';
import { isFilled, updates } from './list-rows.js';
import { BASEMENT, FILLERS, GROUND, LEVEL_NOUN } from './messages/vocabulary.js';
import { readValues } from './read.js';
import { readRows } from './rows.js';
import type { Target } from './target.js';
import { targetsOf, toldTargets } from './targets.js';
import { indexOfPhrase, type Token, tokensOf } from './text.js';

/** What a correction says of fields that were told before: by their names, or of what was told last. */
export function understandCorrection(line: string, { map, questions, state, ask, today }: Listening): Given[] {
  const tokens = tokensOf(line);
  const lists = [...map.lists.values()].filter(({ level, pattern }) => level && isFilled(state, pattern));
  for (const list of lists) {
    const read = tokens.some(({ text }) => GROUND.has(text) || BASEMENT.has(text) || LEVEL_NOUN.has(text))
      ? readRows(tokens, list, today)
      : undefined;
    const changed = read?.hasLevels ? updates(read, list, state) : undefined;
    if (changed) return corrected(changed.given);
  }
  const all = targetsOf(map, questions, state.answers, []);
  const told = toldTargets(all, state);
  const latest = state.latest.length === 1 ? state.latest : [];
  const asked = ask?.kind === 'field' ? ask.paths : [];
  const candidates = [...told, ...all.filter(({ path, answered }) => !answered && asked.includes(path))].map(
    (target) => ({
      ...target,
      isAsked: latest.includes(target.path) || asked.includes(target.path),
    }),
  );
  const read = readValues(tokens, candidates, today);
  const given = read.found.flatMap((found) => {
    const { also } = told.find(({ path }) => path === found.path) ?? { also: [] };
    return [found.path, ...also].map((path): Given => ({ ...found, path, source: 'corrected' }));
  });
  return given.length > 0 ? given : renamed(tokens, line, told);
}

const corrected = (given: readonly Given[]): Given[] => given.map((each) => ({ ...each, source: 'corrected' }));

/** «نام درستش علی کاظمی است»: a text that was told, by its title. */
function renamed(tokens: readonly Token[], line: string, told: readonly Target[]): Given[] {
  const texts = told.filter(({ leaf }) => isPlainText(leaf) && leaf.format === undefined);
  const named = texts.flatMap((target) => {
    const name = target.leaf.names.find((words) => indexOfPhrase(tokens, words) >= 0);
    return name ? [{ target, from: indexOfPhrase(tokens, name) + name.length }] : [];
  });
  const [first] = named;
  if (!first || named.length !== 1) return [];
  let from = first.from;
  while (from < tokens.length && (tokens[from]?.kind === 'mark' || FILLERS.has(tokens[from]?.text ?? ''))) from += 1;
  const text = nameOf(tokens.slice(from), line);
  if (!isStatement(text, first.target.leaf)) return [];
  return [{ path: first.target.path, value: text, quote: text, source: 'corrected', isSure: true }];
}
