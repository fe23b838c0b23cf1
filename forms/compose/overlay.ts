import { canonicalJson } from '../canonical.js';
import { problem } from '../check/problem.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Overlay, Override } from '../language/overlay.js';
import { nearestName } from '../nearest.js';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an entry of a list is called by. */
const callingKeys = ['id', 'code', 'name', 'lane'];

/** `steps[approval].deadlines[0].after` as `steps`, `[approval]`, `deadlines`, `[0]`, `after`. */
const partsOf = (path: string): string[] => path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];

type Step = { container: Json | unknown[]; key: string };

const nameOf = (entry: unknown): string | undefined => {
  if (typeof entry === 'string') return entry;
  if (!isObject(entry)) return undefined;
  return callingKeys.map((key) => entry[key]).find((name) => typeof name === 'string') as string | undefined;
};

/** One part of a path in a list: a name, `column=value`, or a number counted from 0. */
function indexOf(list: readonly unknown[], part: string): number {
  const [, column, value] = /^([A-Za-z]\w*)=(.*)$/.exec(part) ?? [];
  if (column !== undefined) return list.findIndex((entry) => isObject(entry) && String(entry[column]) === value);
  const named = list.findIndex((entry) => nameOf(entry) === part);
  return named >= 0 || !/^\d+$/.test(part) ? named : Number(part) < list.length ? Number(part) : -1;
}

/** The last step of a path into a value; the part that leads nowhere otherwise, with what stands there instead. */
function resolve(root: unknown, path: string): Step | { part: string; names: string[] } {
  let at = root;
  let step: Step | undefined;
  for (const part of partsOf(path)) {
    const inner = /^\[(.*)\]$/.exec(part)?.[1];
    if (inner !== undefined && Array.isArray(at)) {
      const index = indexOf(at, inner);
      if (index < 0) return { part, names: at.flatMap((entry) => nameOf(entry) ?? []) };
      step = { container: at, key: String(index) };
    } else if (inner === undefined && isObject(at) && Object.hasOwn(at, part)) {
      step = { container: at, key: part };
    } else {
      return { part, names: isObject(at) ? Object.keys(at) : [] };
    }
    at = (step.container as Json)[step.key];
  }
  return step ?? { part: path, names: [] };
}

function override(root: unknown, { at, was, to }: Override, i: number): DefinitionIssue[] {
  const target = resolve(root, at);
  if ('part' in target) {
    const bare = target.part.replace(/^\[|\]$/g, '');
    const hint = nearestName(bare, target.names);
    return [problem(`set[${i}].at`, 'OVERLAY_TARGET_GONE', `"${at}" is not there (no "${bare}")`, hint)];
  }
  const { container, key } = target;
  const shipped = (container as Json)[key];
  (container as Json)[key] = structuredClone(to);
  if (was === undefined || canonicalJson(was) === canonicalJson(shipped)) return [];
  const message = `"${at}" is now shipped as ${canonicalJson(shipped)}, no longer ${canonicalJson(was)}`;
  return [problem(`set[${i}].was`, 'OVERLAY_BASE_CHANGED', message)];
}

/** A shipped document with the city's values in it, and a version of its own. What it overrides has to be there. */
export function applyOverlay(shipped: unknown, overlay: Overlay): { value: unknown; issues: DefinitionIssue[] } {
  const value = structuredClone(shipped);
  const issues = overlay.set.flatMap((entry, i) => override(value, entry, i));
  if (isObject(value) && typeof value.version === 'number') value.version = value.version * 1000 + overlay.version;
  return { value, issues };
}

/** An overlay of a permit type or rulebook that is not shipped, or no longer. */
export function nothingToOverride({ permitType, rulebook }: Overlay): DefinitionIssue {
  const [path, kind, code] =
    permitType === undefined ? ['rulebook', 'rulebook', rulebook] : ['permitType', 'permit type', permitType];
  return problem(path, 'OVERLAY_TARGET_GONE', `no ${kind} "${code}" is shipped`);
}
