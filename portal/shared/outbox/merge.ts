/** A place that was changed here and elsewhere, differently. `undefined`: taken out. */
export interface Conflict {
  path: string;
  ours: unknown;
  theirs: unknown;
}

export interface Merged {
  /** with what was changed on either side; where both changed, what stands elsewhere */
  answers: Record<string, unknown>;
  conflicts: Conflict[];
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What was changed here since `base`, together with what was changed elsewhere meanwhile. A place that both changed is no
 * one's to decide but the person's. Lists are joined element by element while none is longer; otherwise as a whole.
 */
export function mergeAnswers(base: Json, ours: Json, theirs: Json): Merged {
  const conflicts: Conflict[] = [];
  const answers = join({ base, ours, theirs, path: '' }, conflicts) as Json;
  return { answers, conflicts };
}

interface Three {
  base: unknown;
  ours: unknown;
  theirs: unknown;
  path: string;
}

function join({ base, ours, theirs, path }: Three, conflicts: Conflict[]): unknown {
  if (same(ours, theirs) || same(ours, base)) return theirs;
  if (same(theirs, base)) return ours;
  if (isObject(ours) && isObject(theirs)) {
    const from = isObject(base) ? base : {};
    const names = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
    const joined: Json = {};
    for (const name of names) {
      const at = path === '' ? name : `${path}.${name}`;
      const value = join({ base: from[name], ours: ours[name], theirs: theirs[name], path: at }, conflicts);
      if (value !== undefined) joined[name] = value;
    }
    return joined;
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && Array.isArray(base)) {
    const [left, middle] = [ours, base] as unknown[][];
    const isAsLong = left?.length === theirs.length && middle?.length === theirs.length;
    if (isAsLong && theirs.some(isObject)) {
      return theirs.map((each, i) =>
        join({ base: middle?.[i], ours: left?.[i], theirs: each, path: `${path}[${i}]` }, conflicts),
      );
    }
  }
  conflicts.push({ path, ours, theirs });
  return theirs;
}

function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, i) => same(each, other[i]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => name in other && same(one[name], other[name]))
  );
}
