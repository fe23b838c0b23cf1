import type { Target } from './target.js';
import type { Node } from './values.js';

/** Where fields are named in a line. */
export interface Name {
  start: number;
  end: number;
  targets: Target[];
}

/** A name and what may be its value. */
export interface Pair {
  name: Name;
  node: Node;
  target: Target;
  gap: number;
}

/** The pairs in which most names have a value, the nearest first; where two ways are as good, only what both have. */
export function bestMatching(pairs: readonly Pair[]): Pair[] {
  const names = [...new Set(pairs.map(({ name }) => name))];
  // So many names stand in no line that a person says; all ways would be too many to look at.
  if (names.length > 9) return greedy(pairs);
  let best: { pairs: Pair[]; cost: number }[] = [];
  const search = (i: number, chosen: Pair[]): void => {
    const name = names[i];
    if (!name) {
      const cost = chosen.reduce((sum, { gap }) => sum + gap, 0);
      const rank = (a: { pairs: Pair[]; cost: number }) => a.pairs.length * 100 - a.cost;
      const own = { pairs: chosen, cost };
      const top = best[0] ? rank(best[0]) : Number.NEGATIVE_INFINITY;
      if (rank(own) > top) best = [own];
      else if (rank(own) === top) best.push(own);
      return;
    }
    for (const pair of pairs.filter((each) => each.name === name)) {
      if (chosen.some(({ node, target }) => node === pair.node || target === pair.target)) continue;
      search(i + 1, [...chosen, pair]);
    }
    search(i + 1, chosen);
  };
  search(0, []);
  return (best[0]?.pairs ?? []).filter((pair) => best.every((way) => way.pairs.includes(pair)));
}

function greedy(pairs: readonly Pair[]): Pair[] {
  const chosen: Pair[] = [];
  for (const pair of [...pairs].sort((a, b) => a.gap - b.gap)) {
    if (!chosen.some(({ name, node, target }) => name === pair.name || node === pair.node || target === pair.target))
      chosen.push(pair);
  }
  return chosen;
}
