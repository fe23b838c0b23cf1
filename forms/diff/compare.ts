import { canonicalJson } from '../canonical.js';
import type { LocalizedText } from '../language/text.js';
import { type Part, type PartKind, partKinds, partsOf } from './parts.js';

export interface Change {
  part: PartKind;
  name: string;
  title?: LocalizedText | undefined;
  change: 'added' | 'removed' | 'changed';
  /** what is otherwise in a changed part, by its path there; null stands for nothing */
  differences?: { path: string; from: unknown; to: unknown }[];
}

/** What is otherwise in the second of two versions of a permit type or rulebook, in the order people look for it. */
export function compareDocuments(before: unknown, after: unknown): Change[] {
  const [old, now] = [byName(partsOf(before)), byName(partsOf(after))];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const changes = names.flatMap((name) => changeOf(old.get(name), now.get(name)) ?? []);
  return changes.sort((a, b) => partKinds.indexOf(a.part) - partKinds.indexOf(b.part));
}

/** Names that stand twice are told apart by their place among themselves. */
function byName(parts: Part[]): Map<string, Part> {
  const out = new Map<string, Part>();
  for (const part of parts) {
    let key = `${part.kind} ${part.name}`;
    while (out.has(key)) key += ' again';
    out.set(key, part);
  }
  return out;
}

function changeOf(before: Part | undefined, after: Part | undefined): Change | undefined {
  const part = after ?? before;
  if (!part) return undefined;
  const { kind, name, title } = part;
  const change = { part: kind, name, ...(title && { title }) };
  if (!before) return { ...change, change: 'added' };
  if (!after) return { ...change, change: 'removed' };
  const differences = differencesOf('', before.value, after.value);
  return differences.length === 0 ? undefined : { ...change, change: 'changed', differences };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function differencesOf(path: string, from: unknown, to: unknown): { path: string; from: unknown; to: unknown }[] {
  if (canonicalJson(from) === canonicalJson(to)) return [];
  if (!isObject(from) || !isObject(to)) return [{ path, from: from ?? null, to: to ?? null }];
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys.flatMap((key) => differencesOf(path === '' ? key : `${path}.${key}`, from[key], to[key]));
}
