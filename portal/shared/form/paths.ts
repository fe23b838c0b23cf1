type Key = string | number;

/** `proposal.floors[0].area` as `['proposal', 'floors', 0, 'area']`. */
export const keysOf = (path: string): Key[] =>
  [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name as string) : Number(index),
  );

export const valueAt = (answers: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<Key, unknown>)[key] : undefined),
    answers,
  );

/** The answers with another value at a place; `undefined` takes it out. Nothing is changed in place. */
export function withValue<Answers>(answers: Answers, path: string, value: unknown): Answers {
  return put(answers, keysOf(path), value) as Answers;
}

function put(at: unknown, [key, ...rest]: Key[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = Array.isArray(at) ? [...at] : [];
    if (rest.length === 0 && value === undefined) list.splice(key, 1);
    else list[key] = put(list[key], rest, value);
    return list;
  }
  const { [key]: before, ...others } = (typeof at === 'object' && at !== null ? at : {}) as Record<string, unknown>;
  const after = put(before, rest, value);
  return after === undefined ? others : { ...(at as object), [key]: after };
}
