import { outOfBounds } from '../bounds.js';
import { problem } from '../check/problem.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';
import { bounds } from '../parse.js';
import { placeOptions } from './options.js';
import { childOf, issueAtOrigin, type Origin, type Origins } from './origin.js';

/** Parts that definitions share, by `FILE/NAME`: lists of steps, rules or fields, or objects such as a group of fields. */
export type Fragments = ReadonlyMap<string, unknown>;

/** A document with what it uses put in its place. */
export interface Composed {
  value: unknown;
  issues: DefinitionIssue[];
  /** an issue of the composed document as one of the written one */
  atOrigin(issue: DefinitionIssue): DefinitionIssue;
}

const limits = { depth: 8, nodes: bounds.nodes };
const fragmentName = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;
/** Below these stand values of cases, or names with texts, among which `use` is a word like any other. */
const opaque: ReadonlySet<string> = new Set([
  ...['examples', 'default', 'const', 'enum', 'request'],
  ...['rename', 'compute', 'dependentRequired', 'limits'],
]);
const isOpaque = (key: string) => opaque.has(key) || key.startsWith('x-') || key.startsWith('ui:');
/** What stands directly in these is called as somebody likes, so a field "default" is no default. */
const naming: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fragments that an object uses; a field that is called "use" holds a schema, not a name. */
function usedBy(value: unknown): string[] | undefined {
  if (!isObject(value) || !Object.hasOwn(value, 'use')) return undefined;
  const { use } = value;
  if (typeof use === 'string') return [use];
  return Array.isArray(use) && use.every((name) => typeof name === 'string') ? use : undefined;
}

/** Puts fragments in place of every `use`. Cycles, depth, size and remote references are refused. */
export function compose(written: unknown, fragments: Fragments): Composed {
  const issues: DefinitionIssue[] = [];
  const origins: Origins = new WeakMap();
  const underway: string[] = [];
  let nodes = 0;
  let full = false;

  const refuse = (origin: Origin, code: Parameters<typeof problem>[1], message: string, hint?: string): undefined => {
    issues.push(problem(origin.path, code, message, hint));
  };

  function fragmentOf(name: string, origin: Origin, isNaming = false): { value: unknown } | undefined {
    if (!fragmentName.test(name)) {
      return refuse(origin, 'REMOTE_REFERENCE', `"${name}" is no name of a fragment; it is written FILE/NAME`);
    }
    if (underway.includes(name)) {
      return refuse(origin, 'FRAGMENT_CYCLE', `fragments use one another: ${[...underway, name].join(' → ')}`);
    }
    if (underway.length >= limits.depth) {
      return refuse(origin, 'TOO_DEEP', `fragments may use one another ${limits.depth} deep`);
    }
    if (!fragments.has(name)) {
      return refuse(origin, 'UNKNOWN_FRAGMENT', `no fragment "${name}"`, nearestName(name, fragments.keys()));
    }
    underway.push(name);
    const value = expand(fragments.get(name), { path: origin.path, fragment: name }, isNaming);
    underway.pop();
    return { value };
  }

  function expand(value: unknown, origin: Origin, isNaming = false): unknown {
    nodes += 1;
    if (nodes > limits.nodes) {
      if (!full) refuse(origin, 'TOO_LARGE', 'with everything it uses the document is too large');
      full = true;
      return null;
    }
    if (Array.isArray(value)) return expandList(value, origin);
    return isObject(value) ? expandObject(value, origin, isNaming) : value;
  }

  function expandList(list: readonly unknown[], origin: Origin): unknown[] {
    const out: unknown[] = [];
    const from = new Map<string, Origin>();
    for (const [i, element] of list.entries()) {
      const at = childOf(origin, String(i), true);
      const names = usedBy(element);
      const isPlain = names?.length === 1 && Object.keys(element as Json).length === 1;
      const fragment = isPlain && names[0] !== undefined ? fragmentOf(names[0], at) : undefined;
      if (isPlain && !fragment) continue;
      if (Array.isArray(fragment?.value)) {
        const own = origins.get(fragment.value);
        for (const [j, inner] of fragment.value.entries()) {
          const inside = own?.get(String(j)) ?? { path: at.path, fragment: `${names?.[0]}[${j}]` };
          from.set(String(out.length), inside);
          out.push(inner);
        }
        continue;
      }
      from.set(String(out.length), isPlain ? { path: at.path, fragment: names?.[0] } : at);
      out.push(fragment ? fragment.value : expand(element, at));
      if (full) break;
    }
    origins.set(out, from);
    return out;
  }

  function expandObject(object: Json, origin: Origin, isNaming: boolean): Json {
    const out: Json = {};
    const from = new Map<string, Origin>();
    const names = usedBy(object);
    for (const name of names ?? []) {
      const fragment = fragmentOf(name, origin, isNaming);
      if (!fragment) continue;
      if (!isObject(fragment.value)) {
        refuse(origin, 'WRONG_FRAGMENT', `"${name}" is a list; it is used as an entry of a list`);
        continue;
      }
      for (const [key, inner] of Object.entries(fragment.value)) {
        from.set(key, origins.get(fragment.value)?.get(key) ?? { path: origin.path, fragment: `${name}.${key}` });
        out[key] = inner;
      }
    }
    for (const [key, inner] of Object.entries(object)) {
      if (key === 'use' && names) continue;
      const at = childOf(origin, key, false);
      from.set(key, at);
      out[key] = isOpaque(key) && !isNaming ? inner : expand(inner, at, naming.has(key) && !isNaming);
      if (full) break;
    }
    origins.set(out, from);
    return out;
  }

  const refused = outOfBounds(written, bounds);
  if (refused) {
    const issue = problem(refused.path, refused.code, refused.message.en);
    return { value: undefined, issues: [issue], atOrigin: (found) => found };
  }
  const value = expand(written, { path: '' });
  placeOptions(value);
  return { value, issues, atOrigin: (issue) => issueAtOrigin(value, origins, issue) };
}
