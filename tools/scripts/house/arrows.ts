import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { outermost, ROOMS, roomOf } from './rooms.js';

/** What imports what: each room with the rooms it imports, in the order of the floors. */
export type Arrows = Map<string, Set<string>>;

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The arrows between rooms, as the lint sees them: imports of types count, tests do not. */
export async function readArrows(): Promise<Arrows> {
  const options = await extractDepcruiseOptions(`${root}.dependency-cruiser.cjs`);
  const tsConfig = extractTSConfig(`${root}tsconfig.json`);
  const places = [...new Set(ROOMS.map(({ name }) => outermost(name)))];
  const { output } = await cruise(places, { ...options, baseDir: root, validate: false }, undefined, { tsConfig });
  const { modules } = output as ICruiseResult;
  const arrows: Arrows = new Map(ROOMS.map(({ name }) => [name, new Set()]));
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    for (const { resolved, coreModule } of from ? dependencies : []) {
      const to = coreModule ? undefined : roomOf(resolved);
      if (from && to && to !== from) arrows.get(from)?.add(to);
    }
  }
  return arrows;
}

/** The same with every room of `city/` as one. */
export function betweenOutermost(arrows: Arrows): Arrows {
  const joined: Arrows = new Map();
  for (const [from, tos] of arrows) {
    const into = joined.get(outermost(from)) ?? new Set();
    for (const to of tos) if (outermost(to) !== outermost(from)) into.add(outermost(to));
    joined.set(outermost(from), into);
  }
  return joined;
}

/** Without A → C where A → B → C says it. */
export function reduced(arrows: Arrows): Arrows {
  return new Map(
    [...arrows].map(([from, tos]) => [from, new Set([...tos].filter((to) => !leadsThroughOther(arrows, from, to)))]),
  );
}

function leadsThroughOther(arrows: Arrows, from: string, to: string): boolean {
  const seen = new Set([from]);
  const open = [...(arrows.get(from) ?? [])].filter((other) => other !== to);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(arrows.get(at) ?? []));
  }
  return false;
}

export const countOf = (arrows: Arrows): number => [...arrows.values()].reduce((sum, tos) => sum + tos.size, 0);
