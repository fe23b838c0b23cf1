import { canonicalJson } from '../canonical.js';
import type { Part } from './parts.js';

/** A part that is called otherwise now. */
export interface Renamed {
  from: Part;
  to: Part;
}

/**
 * Pairs parts that went with parts that came: fields as `carryOver` renames them, and whatever else says the same under
 * another name, as long as only one of each does.
 */
export function renamedParts(gone: readonly Part[], come: readonly Part[], after: unknown): Renamed[] {
  const mapped = gone.flatMap((from) => {
    const name = from.kind === 'field' ? mappedName(from.name, after) : undefined;
    const to = come.find((part) => part.kind === 'field' && part.name === name);
    return to ? [{ from, to }] : [];
  });
  const paired = new Set(mapped.flatMap(({ from, to }) => [from, to]));
  const alike = gone.flatMap((from) => {
    if (paired.has(from) || !isTelling(from)) return [];
    const same = (part: Part) => !paired.has(part) && part.kind === from.kind && contentOf(part) === contentOf(from);
    const [to, more] = come.filter(same);
    const [, other] = gone.filter(same);
    return to && !more && !other ? [{ from, to }] : [];
  });
  return [...mapped, ...alike];
}

/** Where `carryOver` takes a field, with those inside it. */
function mappedName(path: string, after: unknown): string | undefined {
  const entries = (after as { carryOver?: { rename?: Record<string, string> }[] } | null)?.carryOver;
  for (const { rename = {} } of Array.isArray(entries) ? entries : []) {
    for (const [from, to] of Object.entries(rename)) {
      const rest = path.slice(from.length);
      if (path.startsWith(from) && /^(?:$|[.[])/.test(rest)) return to + rest;
    }
  }
  return undefined;
}

/** A role, or a part that is nothing but its name, is another one under another name. */
const isTelling = ({ kind, value }: Part): boolean =>
  kind !== 'role' && typeof value === 'object' && value !== null && Object.keys(value).length > 1;

/** What a part says, without what it is called and where it stands. */
function contentOf({ name, value }: Part): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return canonicalJson(value);
  const own = Object.entries(value).filter(([key, inner]) => inner !== name && key !== 'after' && key !== 'order');
  return canonicalJson(Object.fromEntries(own.filter(([, inner]) => inner !== undefined)));
}
