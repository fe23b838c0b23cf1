import type { Question } from '../../forms/agenda/questions.js';
import type { FormMap, Leaf } from './form-map.js';
import { valueAt } from './places.js';
import type { TalkState } from './state.js';
import type { Target } from './target.js';

/** Every field that a line may speak of as the answers stand: of a needed list without entries those of the first. */
export function targetsOf(
  map: FormMap,
  questions: readonly Question[],
  answers: unknown,
  asked: readonly string[],
): Target[] {
  const single = [...map.leaves.values()]
    .filter(({ pattern }) => !pattern.includes('[]'))
    .map((leaf) => targetOf(leaf, leaf.pattern, answers, asked));
  const inLists = [...map.lists.values()].flatMap((list) => {
    if (list.isOfValues || list.pattern.includes('[]')) return [];
    const entries = valueAt(answers, list.pattern);
    const isNeeded = questions.some(({ path, needed }) => path === list.pattern && needed);
    const count = Array.isArray(entries) && entries.length > 0 ? entries.length : isNeeded && !list.level ? 1 : 0;
    return Array.from({ length: count }, (_, i) => i).flatMap((i) =>
      list.leaves.map((leaf) => targetOf(leaf, leaf.pattern.replace('[]', `[${i}]`), answers, asked)),
    );
  });
  return [...single, ...inLists];
}

const targetOf = (leaf: Leaf, path: string, answers: unknown, asked: readonly string[]): Target => ({
  path,
  leaf,
  answered: valueAt(answers, path) !== undefined,
  isAsked: asked.includes(path),
});

/** A correction speaks of what was told: entries that were told alike, in one breath, are spoken of as one. */
export function toldTargets(targets: readonly Target[], state: TalkState): (Target & { also: string[] })[] {
  const told = new Map<string, Target & { also: string[] }>();
  for (const target of targets) {
    if (!target.answered) continue;
    const { line = 0 } = state.facts[target.path] ?? {};
    const key = `${target.leaf.pattern} ${line} ${JSON.stringify(valueAt(state.answers, target.path))}`;
    const same = told.get(key);
    if (same && target.path.includes('[') && line > 0) same.also.push(target.path);
    else told.set(same ? target.path : key, { ...target, isAsked: false, also: [] });
  }
  return [...told.values()];
}
