import type { LocalizedText } from '../language/text.js';
import { type Difference, differencesOf } from './differences.js';
import { type Part, type PartKind, partKinds, partsOf } from './parts.js';
import { renamedParts } from './renamed.js';

export interface Change {
  part: PartKind;
  name: string;
  title?: LocalizedText | undefined;
  change: 'added' | 'removed' | 'changed' | 'renamed';
  /** of a renamed part, its name before */
  was?: string;
  /** what is otherwise in a changed part, by its path there; null stands for nothing */
  differences?: Difference[];
}

/** What is otherwise in the second of two versions of a permit type, rulebook or template, in the order people look for it. */
export function compareDocuments(before: unknown, after: unknown): Change[] {
  const [old, now] = [byName(partsOf(before)), byName(partsOf(after))];
  const gone = [...old].flatMap(([key, part]) => (now.has(key) ? [] : [part]));
  const come = [...now].flatMap(([key, part]) => (old.has(key) ? [] : [part]));
  const renames = renamedParts(gone, come, after);
  const names = new Map(renames.map(({ from, to }) => [`${from.kind} ${from.name}`, to.name]));
  const told = new Set(renames.flatMap(({ from, to }) => [from, to]));
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  const changes = keys.flatMap((key) => {
    const [from, to] = [old.get(key), now.get(key)];
    if ((from && told.has(from)) || (to && told.has(to))) return [];
    return changeOf(from, to, names) ?? [];
  });
  const renamed = renames.map(({ from, to }): Change => {
    const differences = differencesOf('', withoutName(from), withoutName(to)).filter(unnamed(names));
    const { kind: part, name, title } = to;
    const change = { part, name, was: from.name, ...(title && { title }), change: 'renamed' as const };
    return differences.length === 0 ? change : { ...change, differences };
  });
  return [...changes, ...renamed].sort((a, b) => partKinds.indexOf(a.part) - partKinds.indexOf(b.part));
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

type Renames = ReadonlyMap<string, string>;

function changeOf(before: Part | undefined, after: Part | undefined, names: Renames): Change | undefined {
  const part = after ?? before;
  if (!part) return undefined;
  const { kind, name, title } = part;
  const change = { part: kind, name, ...(title && { title }) };
  if (!before) return { ...change, change: 'added' };
  if (!after) return { ...change, change: 'removed' };
  const differences = differencesOf('', before.value, after.value).filter(unnamed(names));
  return differences.length === 0 ? undefined : { ...change, change: 'changed', differences };
}

/** What a part says beside its name. */
function withoutName({ name, value }: Part): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value === name ? null : value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== name));
}

/** A step that is called otherwise changes nothing in those that lead to it. */
const unnamed =
  (names: Renames) =>
  ({ from, to }: Difference): boolean =>
    !(typeof from === 'string' && names.get(`step ${from}`) === to);
