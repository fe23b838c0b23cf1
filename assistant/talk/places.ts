/** `proposal.floors[0].area` gives its keys. */
export const keysOf = (path: string): (string | number)[] =>
  path === ''
    ? []
    : path
        .replace(/\[(\d+)\]/g, '.$1')
        .split('.')
        .map((key) => (/^\d+$/.test(key) ? Number(key) : key));

export function valueAt(answers: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string | number, unknown>)[key]
        : undefined,
    answers,
  );
}

/** The same answers with another value at a place; groups and entries on the way come to be. */
export function withValue(answers: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  return set(answers, keysOf(path), value) as Record<string, unknown>;
}

function set(at: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = Array.isArray(at) ? [...at] : [];
    list[key] = set(list[key], rest, value);
    return Array.from(list, (each) => each ?? {});
  }
  const record = typeof at === 'object' && at !== null && !Array.isArray(at) ? (at as Record<string, unknown>) : {};
  const inner = set(Object.hasOwn(record, key) ? record[key] : undefined, rest, value);
  if (inner === undefined) return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
  return { ...record, [key]: inner };
}
