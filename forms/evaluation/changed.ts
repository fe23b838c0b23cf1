import { canonicalJson } from '../canonical.js';

/** What stands otherwise in one list than in another, by name; null where there was, or is, none. `gist`: what counts of each. */
export function changedIn<T>(
  from: readonly T[],
  to: readonly T[],
  nameOf: (one: T) => string,
  gist: (one: T) => unknown,
): { name: string; from: T | null; to: T | null }[] {
  const find = (list: readonly T[], name: string) => list.find((one) => nameOf(one) === name) ?? null;
  const names = [...new Set([...from, ...to].map(nameOf))];
  return names.flatMap((name) => {
    const [was, is] = [find(from, name), find(to, name)];
    return canonicalJson(was && gist(was)) === canonicalJson(is && gist(is)) ? [] : [{ name, from: was, to: is }];
  });
}
