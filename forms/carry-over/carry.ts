import { celType, computerOver } from '../expression/computer.js';
import type { Schema } from '../expression/schema.js';
import { hashOf } from '../hash.js';
import type { CarryOver } from '../language/carry-over.js';
import type { FormDefinition } from '../language/definition.js';
import type { LocalizedText } from '../language/text.js';
import { type Leaf, leavesAt, leavesOf } from './leaves.js';

type Answers = Record<string, unknown>;
type Versioned = Pick<FormDefinition, 'version' | 'carryOver' | 'form' | 'documents'>;

/** What became of one field: `to` is where it stands now, `from` where it stood. */
export interface CarriedField {
  kind: 'renamed' | 'filled' | 'dropped' | 'asked';
  from?: string;
  to?: string;
  title: LocalizedText;
}

export interface CarriedAnswers {
  answers: Answers;
  changes: CarriedField[];
  /** whether nothing of the form changed */
  same: boolean;
}

const sameForm = (a: Versioned, b: Versioned): boolean => hashOf(a.form.schema) === hashOf(b.form.schema);

/** Whether a mapping is for a version: its number, or one that an overlay made of it (1000 × the number + …). */
export const isFor = ({ from }: CarryOver, version: number): boolean =>
  from === version || (version >= 1000 && Math.floor(version / 1000) === from);

const entryFor = ({ carryOver = [] }: Versioned, version: number): CarryOver | undefined =>
  carryOver.find(({ from }) => from === version) ?? carryOver.find((entry) => isFor(entry, version));

/**
 * The versions that lead from one to another, both included; undefined where no mapping does. `published` are the
 * versions of the permit type.
 */
export function wayBetween<V extends Versioned>(from: V, to: V, published: readonly V[]): V[] | undefined {
  if (from.version === to.version) return [to];
  if (entryFor(to, from.version) || sameForm(from, to)) return [from, to];
  const between = published
    .filter(({ version }) => version > from.version && version < to.version && entryFor(to, version))
    .sort((a, b) => b.version - a.version);
  for (const one of between) {
    const way = wayBetween(from, one, published);
    if (way) return [...way, to];
  }
  return undefined;
}

/** Answers to the first version of a way as answers to its last, with what became of which field on it. */
export function carryAlong(way: readonly Versioned[], answers: Answers): CarriedAnswers {
  let all: CarriedAnswers = { answers, changes: [], same: true };
  way.slice(1).forEach((to, i) => {
    const from = way[i];
    if (!from || sameForm(from, to)) return;
    const step = carry(from, to, entryFor(to, from.version) ?? { from: from.version }, all.answers);
    all = { answers: step.answers, changes: [...all.changes, ...step.changes], same: false };
  });
  return all;
}

function carry(from: Versioned, to: Versioned, map: CarryOver, before: Answers): CarriedAnswers {
  const [old, now] = [leavesOf(from.form.schema), leavesOf(to.form.schema)];
  const answers = structuredClone(before);
  const changes: CarriedField[] = [];
  const title = (leaves: Map<string, Leaf>, path: string): LocalizedText =>
    leavesAt(leaves, path)[0]?.title ?? { fa: path, en: path };

  const moved = Object.entries(map.rename ?? {}).map(([path, target]) => ({
    path,
    target,
    value: read(answers, path),
  }));
  for (const { path } of moved) remove(answers, path);
  for (const path of map.drop ?? []) {
    if (read(answers, path) !== undefined) changes.push({ kind: 'dropped', from: path, title: title(old, path) });
    remove(answers, path);
  }
  for (const { path, target, value } of moved) {
    if (value === undefined) continue;
    put(answers, target, value);
    changes.push({ kind: 'renamed', from: path, to: target, title: title(now, target) });
  }
  for (const [path, value] of [...computed(from, to, map, before), ...Object.entries(map.default ?? {})]) {
    if (value === undefined || read(answers, path) !== undefined) continue;
    put(answers, path, value);
    changes.push({ kind: 'filled', to: path, title: title(now, path) });
  }
  for (const path of map.ask ?? []) {
    if (read(answers, path) === undefined) changes.push({ kind: 'asked', to: path, title: title(now, path) });
  }
  return { answers, changes, same: false };
}

function computed(from: Versioned, to: Versioned, { compute = {} }: CarryOver, answers: Answers): [string, unknown][] {
  if (Object.keys(compute).length === 0) return [];
  const computer = computerOver(from.form.schema);
  const root: Schema = to.form.schema;
  const leaves = leavesOf(root);
  return Object.entries(compute).map(([path, text]) => {
    const type = celType(leaves.get(path)?.schema ?? {}, root) ?? '';
    return [path, computer.value(computer.compile(text, type), answers)];
  });
}

const isRecord = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function read(answers: Answers, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined), answers);
}

/** Takes a value away, and the groups that are empty without it. */
function remove(answers: Answers, path: string): void {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    Reflect.deleteProperty(answers, key);
    return;
  }
  const inner = Object.hasOwn(answers, key) ? answers[key] : undefined;
  if (!isRecord(inner)) return;
  remove(inner, rest.join('.'));
  if (Object.keys(inner).length === 0) Reflect.deleteProperty(answers, key);
}

function put(answers: Answers, path: string, value: unknown): void {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    answers[key] = structuredClone(value);
    return;
  }
  const inner = Object.hasOwn(answers, key) ? answers[key] : undefined;
  const group = isRecord(inner) ? inner : {};
  answers[key] = group;
  put(group, rest.join('.'), value);
}
