import type { DefinitionIssue } from '../language/issue.js';

/** Where a part of a composed document was written: in the document itself, or in a fragment that it uses at `path`. */
export interface Origin {
  path: string;
  /** `common/referral[0].role` */
  fragment?: string;
}

/** The origins of the parts of a list or object, where they are not simply where they stand. */
export type Origins = WeakMap<object, Map<string, Origin>>;

const under = (path: string, key: string, isIndex: boolean): string => {
  if (isIndex) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
};

export function childOf({ path, fragment }: Origin, key: string, isIndex: boolean): Origin {
  if (fragment === undefined) return { path: under(path, key, isIndex) };
  return { path, fragment: under(fragment, key, isIndex) };
}

/** The first key of a path that a value has, the longest where names hold dots. */
function keyOf(value: object, path: string): { key: string; isIndex: boolean; rest: string } | undefined {
  if (Array.isArray(value)) {
    const [all, key] = /^\[(\d+)\]/.exec(path) ?? [];
    return all && key ? { key, isIndex: true, rest: path.slice(all.length) } : undefined;
  }
  const text = path.replace(/^\./, '');
  const fitting = Object.keys(value).filter(
    (key) => text.startsWith(key) && /^(?:$|[.[])/.test(text.slice(key.length)),
  );
  const [key] = fitting.sort((a, b) => b.length - a.length);
  return key === undefined ? undefined : { key, isIndex: false, rest: text.slice(key.length) };
}

/** An issue of the composed document as one of the document that people wrote. */
export function issueAtOrigin(root: unknown, origins: Origins, issue: DefinitionIssue): DefinitionIssue {
  let at = root;
  let rest = issue.path;
  let origin: Origin = { path: '' };
  while (typeof at === 'object' && at !== null && rest !== '') {
    const key = keyOf(at, rest);
    if (!key) break;
    origin = origins.get(at)?.get(key.key) ?? childOf(origin, key.key, key.isIndex);
    at = (at as Record<string, unknown>)[key.key];
    rest = key.rest;
  }
  const last = rest.replace(/^\./, '');
  const whole = last === '' ? origin : childOf(origin, last, false);
  if (whole.fragment === undefined) return { ...issue, path: whole.path };
  const { at: _, ...kept } = issue;
  return { ...kept, path: whole.path, message: `in the fragment ${whole.fragment}: ${issue.message}` };
}
