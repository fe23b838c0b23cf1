import { canonicalJson } from '../canonical.js';

/** One value that is otherwise, by its path; null stands for nothing. */
export interface Difference {
  path: string;
  from: unknown;
  to: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSame = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/** Every value that differs between two, down to the entries of lists. */
export function differencesOf(path: string, from: unknown, to: unknown): Difference[] {
  if (from === to || isSame(from ?? null, to ?? null)) return [];
  if (Array.isArray(from) && Array.isArray(to)) return inLists(path, from, to);
  if (!isObject(from) || !isObject(to)) return [{ path, from: from ?? null, to: to ?? null }];
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys.flatMap((key) => differencesOf(path === '' ? key : `${path}.${key}`, from[key], to[key]));
}

/** Entries of lists of one length are compared one by one; otherwise those that went and those that came are told. */
function inLists(path: string, from: unknown[], to: unknown[]): Difference[] {
  const differing = from.filter((entry, i) => !isSame(entry, to[i]));
  const plain = from.some((entry) => !isObject(entry)) || to.some((entry) => !isObject(entry));
  if (plain) return [{ path, from, to }];
  if (from.length === to.length && differing.length * 2 <= Math.max(2, from.length)) {
    return from.flatMap((entry, i) => differencesOf(`${path}[${i}]`, entry, to[i]));
  }
  const gone = without(from, to);
  const come = without(to, from);
  if (gone.length + come.length === 0) return [{ path, from, to }];
  return [
    ...gone.map((entry) => ({ path: `${path}[]`, from: entry, to: null })),
    ...come.map((entry) => ({ path: `${path}[]`, from: null, to: entry })),
  ];
}

/** Entries of one list that another has not as often. */
function without(list: unknown[], other: unknown[]): unknown[] {
  const left = other.map(canonicalJson);
  return list.filter((entry) => {
    const at = left.indexOf(canonicalJson(entry));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
