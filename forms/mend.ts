import type { DiagnosticCode } from './diagnostics/codes.js';
import { FormDefinition } from './language/definition.js';
import type { DefinitionIssue } from './language/issue.js';
import { type PlacedIssue, placedIssues } from './zod-issues.js';

type Keys = readonly PropertyKey[];
type Container = Record<PropertyKey, unknown>;

/** A definition in which what has the wrong shape was put aside, so that the rest of it can be checked as well. */
export interface Mended {
  definition: FormDefinition;
  /** whether an issue of the mended definition is one of the written definition too */
  stands(issue: DefinitionIssue): boolean;
}

/** More broken places than a person mends in one go; and what is broken as a whole leaves nothing to check. */
const mostPlaces = 25;
const wholes = new Set(['', 'form', 'form.schema', 'rulebook', 'steps', 'rules', 'fees', 'documents']);

const text = { fa: '…', en: '…' };
const stopgaps: readonly unknown[] = [undefined, text, 'x', 'X', 1, 'true', {}, [], true, '1400/01/01', { days: 1 }];
/** What these say turns on the very parts that were put aside. */
const turnsOnAll: ReadonlySet<DiagnosticCode> = new Set([
  'FIRST_STEP_NOT_FORM',
  'UNREACHABLE_STEP',
  'NO_WAY_TO_END',
  'BUSY_LOOP',
  'NO_REFERRAL_STEP',
  'UNKNOWN_BODY',
  'EXPRESSION_TYPE',
]);

const at = (root: unknown, keys: Keys): unknown =>
  keys.reduce<unknown>((place, key) => (place as Container | null | undefined)?.[key], root);

function put(root: unknown, keys: Keys, value: unknown): boolean {
  const place = at(root, keys.slice(0, -1));
  const last = keys.at(-1);
  if (typeof place !== 'object' || place === null || last === undefined) return false;
  if (value === undefined && Array.isArray(place)) return false;
  if (value === undefined) Reflect.deleteProperty(place, last);
  else (place as Container)[last] = structuredClone(value);
  return true;
}

const begins = (path: Keys, with_: Keys) => with_.every((key, i) => path[i] === key);

function found(json: unknown): PlacedIssue[] {
  const result = FormDefinition.safeParse(json);
  return result.success ? [] : placedIssues(FormDefinition, json, result.error.issues);
}

/** Puts something in place of what is wrong; false where nothing fits. */
function mendOne(json: unknown, { keys, issue, options }: PlacedIssue): boolean {
  if (issue.code === 'UNKNOWN_KEY') return put(json, keys, undefined);
  const isStep = ['UNKNOWN_STEP_TYPE', 'STEP_NOT_HERE'].includes(issue.code);
  if (isStep || (issue.code === 'MISSING' && keys.at(-1) === 'type')) {
    const step = keys.at(-1) === 'type' ? keys.slice(0, -1) : keys;
    const id = (at(json, step) as Container | undefined)?.id ?? 'x';
    return put(json, step, { id, type: 'notify', title: text, to: 'applicant', message: text });
  }
  for (const stopgap of [...stopgaps, ...options]) {
    if (!put(json, keys, stopgap)) continue;
    if (!found(json).some((other) => begins(other.keys, keys))) return true;
  }
  return false;
}

/** Mends a value that `issues` were found in; undefined where too much of it is broken. */
export function mend(value: unknown, issues: readonly PlacedIssue[]): Mended | undefined {
  if (issues.some(({ issue }) => wholes.has(issue.path))) return undefined;
  const json = structuredClone(value);
  let open = [...issues];
  for (let n = 0; open.length > 0; n += 1) {
    const [first] = open;
    if (!first || n >= mostPlaces || !mendOne(json, first)) return undefined;
    open = found(json);
  }
  const broken = issues.map(({ issue }) => issue.path);
  const words = issues.flatMap(({ keys }) => {
    const word = at(value, keys);
    return typeof word === 'string' ? [`"${word}"`] : [];
  });
  const below = (path: string, of: string) => path.startsWith(of) && /^(?:$|[.[])/.test(path.slice(of.length));
  return {
    definition: FormDefinition.parse(json),
    stands: ({ path, code, message }) =>
      !turnsOnAll.has(code) &&
      !broken.some((other) => below(path, other) || below(other, path)) &&
      !words.some((word) => message.includes(word)),
  };
}
