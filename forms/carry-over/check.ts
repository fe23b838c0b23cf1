import { checkDraft } from '../answers/check-answers.js';
import { problem } from '../check/problem.js';
import { ExpressionError } from '../expression/compile.js';
import { type Computer, celType, computerOver } from '../expression/computer.js';
import type { Schema } from '../expression/schema.js';
import type { CarryOver } from '../language/carry-over.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';
import { isFor, wayBetween } from './carry.js';
import { type Leaf, leavesAt, leavesOf, misfit } from './leaves.js';
import { asOfWork, workPlaces } from './on-work.js';

type Leaves = ReadonlyMap<string, Leaf>;

/**
 * Holds the mappings of a definition against its own form and those of the published versions of its type. Without
 * `published`, as at a desk, against its own alone.
 */
export function checkCarryOver(definition: FormDefinition, published?: readonly FormDefinition[]): DefinitionIssue[] {
  const { carryOver = [], code, version, form } = definition;
  const now = leavesOf(form.schema);
  const older = published?.filter((other) => other.code === code && other.version < version);
  const issues = carryOver.flatMap((map, i) => {
    const path = `carryOver[${i}]`;
    const before = older?.filter((other) => isFor(map, other.version));
    const unpublished = before?.length === 0 && older && older.length > 0;
    if (map.from >= version || unpublished) {
      const known = older?.map((other) => other.version).join(', ') || 'none';
      return [problem(`${path}.from`, 'CARRY_VERSION', `version ${map.from} is no older one; published: ${known}`)];
    }
    return [
      ...checkTargets(path, map, definition, now),
      ...(before ?? []).flatMap((old) => checkAgainst(path, map, old, definition)),
      ...checkOnWork(path, map, definition, before ?? []),
    ];
  });
  const newest = older?.sort((a, b) => b.version - a.version)[0];
  if (!newest || issues.length > 0 || wayBetween(newest, definition, older ?? [])) return issues;
  const stay = `drafts of version ${newest.version} cannot be carried over, and stay with it`;
  return [...issues, problem('form.schema', 'CARRY_MISSING', stay)];
}

/** The same of each form on work that a mapping names. */
function checkOnWork(
  path: string,
  { from, results = {} }: CarryOver,
  definition: FormDefinition,
  before: FormDefinition[],
) {
  return Object.entries(results).flatMap(([place, map]) => {
    const at = `${path}.results.${place}`;
    const now = asOfWork(definition, place);
    if (!now || !workPlaces(definition).includes(place)) {
      const message = `no step or body "${place}" of this version has a form`;
      return [problem(at, 'CARRY_UNKNOWN_FIELD', message, nearestName(place, workPlaces(definition)))];
    }
    const mapped = { from, ...map };
    return [
      ...checkTargets(at, mapped, now, leavesOf(now.form.schema)),
      ...before.flatMap((old) => {
        const then = asOfWork(old, place);
        return then ? checkAgainst(at, mapped, then, now) : [];
      }),
    ];
  });
}

const unknownField = (path: string, name: string, leaves: Leaves, of: string) =>
  problem(path, 'CARRY_UNKNOWN_FIELD', `${of} has no field "${name}"`, nearestName(name, leaves.keys()));

/** What stands in the mapping about the new form alone. */
function checkTargets(path: string, map: CarryOver, definition: FormDefinition, now: Leaves): DefinitionIssue[] {
  const targets: [at: string, name: string][] = [
    ...Object.entries(map.rename ?? {}).map(([from, to]): [string, string] => [`${path}.rename.${from}`, to]),
    ...Object.keys(map.compute ?? {}).map((to): [string, string] => [`${path}.compute.${to}`, to]),
    ...Object.keys(map.default ?? {}).map((to): [string, string] => [`${path}.default.${to}`, to]),
    ...(map.ask ?? []).map((to, i): [string, string] => [`${path}.ask[${i}]`, to]),
  ];
  const unknown = targets.filter(([, name]) => leavesAt(now, name).length === 0);
  const filled = [...Object.values(map.rename ?? {}), ...Object.keys(map.compute ?? {})];
  const twice = filled.filter((name, i) => filled.some((other, j) => j < i && overlaps(name, other)));
  return [
    ...unknown.map(([at, name]) => unknownField(at, name, now, 'this version of the form')),
    ...twice.map((name) => problem(path, 'CARRY_TWICE', `"${name}" is filled twice`)),
    ...Object.entries(map.default ?? {}).flatMap(([name, value]) => {
      if (!now.has(name)) return [];
      const answers = name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
      return checkDraft(definition, answers).issues.map(({ message }) =>
        problem(`${path}.default.${name}`, 'CARRY_TYPE', message.en),
      );
    }),
  ];
}

const overlaps = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/** Every field of the older form has a place or is given up; every one that is needed now has a value or is asked for. */
function checkAgainst(path: string, map: CarryOver, old: FormDefinition, definition: FormDefinition) {
  const [from, to] = [old.form.schema, definition.form.schema];
  const [before, now] = [leavesOf(from), leavesOf(to)];
  const ofOld = `version ${old.version} of the form`;
  const issues: DefinitionIssue[] = [];
  const say = (at: string, code: DefinitionIssue['code'], message: string) => issues.push(problem(at, code, message));
  const { rename = {}, drop = [], ask = [], compute = {} } = map;

  for (const [i, name] of drop.entries()) {
    if (leavesAt(before, name).length === 0) issues.push(unknownField(`${path}.drop[${i}]`, name, before, ofOld));
  }
  for (const name of Object.keys(rename)) {
    if (leavesAt(before, name).length === 0) issues.push(unknownField(`${path}.rename.${name}`, name, before, ofOld));
  }
  const filled = new Map<string, { sure: boolean }>();
  for (const leaf of before.values()) {
    if (drop.some((name) => overlaps(leaf.path, name) && leaf.path.startsWith(name))) continue;
    const renamed = Object.entries(rename).find(([name]) => leaf.path === name || leaf.path.startsWith(`${name}.`));
    const target = renamed ? renamed[1] + leaf.path.slice(renamed[0].length) : leaf.path;
    const at = renamed ? `${path}.rename.${renamed[0]}` : path;
    const place = now.get(target);
    if (!place) {
      say(at, 'CARRY_FIELD_LOST', `"${leaf.path}" of ${ofOld} is neither kept nor renamed to a field; name it in drop`);
      continue;
    }
    if (filled.has(target) && renamed) say(at, 'CARRY_TWICE', `"${target}" is filled twice`);
    const why = misfit({ schema: leaf.schema, root: from }, { schema: place.schema, root: to });
    if (why) say(at, 'CARRY_TYPE', `"${leaf.path}" of ${ofOld} does not fit "${target}": ${why}`);
    filled.set(target, { sure: leaf.required });
  }
  issues.push(...checkComputed(path, compute, from, { now, to }));
  for (const leaf of now.values()) {
    const covered = filled.get(leaf.path)?.sure || leaf.path in compute || leaf.path in (map.default ?? {});
    const asked = ask.some((name) => leaf.path === name || leaf.path.startsWith(`${name}.`));
    if (!leaf.required || covered || asked) continue;
    const remedy = 'give it a default, compute it, or name it in ask';
    say(path, 'CARRY_FIELD_UNFILLED', `"${leaf.path}" is needed now and not sure to come from ${ofOld}; ${remedy}`);
  }
  return issues;
}

function checkComputed(
  path: string,
  compute: Record<string, string>,
  from: Schema,
  { now, to }: { now: Leaves; to: Schema },
): DefinitionIssue[] {
  let computer: Computer | undefined;
  return Object.entries(compute).flatMap(([name, text]) => {
    const leaf = now.get(name);
    const at = `${path}.compute.${name}`;
    const type = leaf && celType(leaf.schema, to);
    if (!leaf) return [];
    if (!type) return [problem(at, 'CARRY_TYPE', 'a list of groups cannot be computed; ask for it')];
    try {
      computer ??= computerOver(from);
      computer.compile(text, type);
      return [];
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return [{ ...problem(at, error.code, `${error.message}.`), ...(error.hint && { hint: error.hint }) }];
    }
  });
}
