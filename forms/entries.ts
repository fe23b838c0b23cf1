import { titleOfEntry } from './bodies.js';
import { everyStepOf } from './every-step.js';
import type { Step, StepOf } from './language/step.js';

/** A step, branch or signal of an entry of a list: `visit.3`. Entries count from 1. */
export const nameOfEntry = (name: string, entry: number): string => `${name}.${entry}`;

/** A step as its definition names it, and which entry it is of, if any. */
export function entryIn(name: string): { step: string; entry?: number } {
  const [step = name, entry] = name.split('.');
  return entry === undefined ? { step: name } : { step, entry: Number(entry) };
}

/** What goes through steps of its own for every entry of a list. */
export type ForEach = StepOf<'parallel'> & { each: string };

export const isForEach = (step: Step): step is ForEach => step.type === 'parallel' && step.each !== undefined;

const inside = ({ branches }: StepOf<'parallel'>): Step[] => branches.flatMap(({ steps }) => steps);

/** Its branches for these entries, each step under a name of its own. */
export function branchesFor(step: StepOf<'parallel'>, entries: readonly number[]): StepOf<'parallel'>['branches'] {
  const own = ownNames(step);
  return entries.flatMap((entry) =>
    step.branches.map(({ id, steps }) => ({
      id: nameOfEntry(id, entry),
      steps: (steps as Step[]).map((each) => ofEntry(each, entry, own)),
    })),
  ) as StepOf<'parallel'>['branches'];
}

/** The step that a case knows by a name: `visit.3` is that of the third entry, and no step is called `visit` there. */
export function stepNamed(steps: readonly Step[], name: string): Step | undefined {
  const { step: base, entry } = entryIn(name);
  for (const step of steps) {
    if (step.id === name) return step;
    if (step.type !== 'parallel') continue;
    if (!isForEach(step)) {
      const found = stepNamed(inside(step), name);
      if (found) return found;
    } else if (entry !== undefined) {
      const found = stepNamed(inside(step), base);
      if (found) return ofEntry(found, entry, ownNames(step));
    }
  }
  return undefined;
}

/** Every step, and beside them those of entries by which a case knows some. */
export const everyStepWith = (steps: readonly Step[], names: Iterable<string>): Step[] => [
  ...everyStepOf(steps),
  ...[...new Set(names)].flatMap((name) => (entryIn(name).entry === undefined ? [] : (stepNamed(steps, name) ?? []))),
];

/** The steps that wait for a signal: for `ready.3` those of the third entry, and no entry for `ready`. */
export function waitsFor(steps: readonly Step[], signal: string): StepOf<'wait'>[] {
  const { step: base, entry } = entryIn(signal);
  return everyStepOf(steps).flatMap((step) => {
    if (step.type !== 'wait' || step.signal !== base) return [];
    const known = stepNamed(steps, entry === undefined ? step.id : nameOfEntry(step.id, entry));
    return known?.type === 'wait' && known.signal === signal ? [known] : [];
  });
}

/** Whether a case that stands at these stands at a step, or within it. */
export const standsAt = (step: Step, at: readonly string[]): boolean =>
  everyStepOf([step]).some(({ id }) => at.some((name) => name === id || entryIn(name).step === id));

/** Ids of the parallel steps that hold a step, from the outside in. */
export const holdersOf = (steps: readonly Step[], name: string): string[] =>
  steps.flatMap((step) =>
    step.type === 'parallel' && standsAt(step, [name]) && step.id !== name
      ? [step.id, ...holdersOf(inside(step), name)]
      : [],
  );

/** What is gone through for every entry, where a step is a part of that. */
export const forEachOf = (steps: readonly Step[], id: string): ForEach | undefined =>
  everyStepOf(steps).find((step): step is ForEach => isForEach(step) && ownNames(step).has(id));

/** The steps as one entry sees them: those of the same entry are there once. */
export const asEntrySees = (steps: readonly Step[], id: string): Step[] =>
  steps.map((step): Step => {
    if (step.type !== 'parallel') return step;
    if (step.id === id) {
      const { each: _, ...once } = step;
      return once;
    }
    const branches = step.branches.map((branch) => ({ ...branch, steps: asEntrySees(branch.steps, id) }));
    return { ...step, branches } as Step;
  });

/** Of what steps have given, what an entry sees: that of its own steps under their names, nothing of other entries. */
export function resultsSeen(kept: Record<string, unknown>, own: ReadonlySet<string>, entry: number) {
  return Object.fromEntries(
    Object.entries(kept).flatMap(([key, value]) => {
      const [step = key, nth, ...rest] = key.split('.');
      if (!own.has(step)) return [[key, value]];
      return Number(nth) === entry ? [[[step, ...rest].join('.'), value]] : [];
    }),
  );
}

/** A step under its new name, with the entry that it is of. */
export function renamedIn(names: Readonly<Record<string, string>>, name: string): string {
  if (Object.hasOwn(names, name)) return names[name] ?? name;
  const { step, entry } = entryIn(name);
  return entry !== undefined && Object.hasOwn(names, step) ? nameOfEntry(names[step] ?? step, entry) : name;
}

/** Ids of the steps that are gone through for every entry. */
export const ownNames = (step: StepOf<'parallel'>): ReadonlySet<string> =>
  new Set(everyStepOf(inside(step)).map(({ id }) => id));

/** Keys of a step that name a step which it leads to. */
const LEADING = ['next', 'onExpire', 'onReturn', 'onReject', 'onFailure', 'otherwise'] as const;

/** A step of an entry. What it names of the same entry is that entry’s too. */
function ofEntry(step: Step, entry: number, own: ReadonlySet<string>): Step {
  const of = (name: string): string => (own.has(name) ? nameOfEntry(name, entry) : name);
  const written = step as unknown as Record<string, unknown>;
  const leading = LEADING.flatMap((key) => (typeof written[key] === 'string' ? [[key, of(written[key])]] : []));
  const leads = <T>(way: T): T => {
    const { next } = Object(way) as { next?: string };
    return next === undefined ? way : { ...way, next: of(next) };
  };
  return {
    ...step,
    ...Object.fromEntries(leading),
    id: nameOfEntry(step.id, entry),
    title: titleOfEntry(step.title, entry),
    ...('separateFrom' in step && step.separateFrom && { separateFrom: step.separateFrom.map(of) }),
    ...('outcomes' in step && step.outcomes && { outcomes: step.outcomes.map(leads) }),
    ...(step.type === 'switch' && { cases: step.cases.map(leads) }),
    ...(step.type === 'wait' && step.signal !== undefined && { signal: nameOfEntry(step.signal, entry) }),
    ...(step.type === 'notify' && { message: messageOf(step.message, entry, own) }),
    ...(step.type === 'consult' && {
      bodies: step.bodies.map((body) => ({ ...body, title: titleOfEntry(body.title, entry) })),
    }),
    ...(step.type === 'parallel' && {
      branches: step.branches.map((branch) => ({
        ...branch,
        steps: (branch.steps as Step[]).map((each) => ofEntry(each, entry, own)),
      })),
    }),
  } as Step;
}

/** What a message says of steps of the same entry is what they have given for that one. */
function messageOf(message: StepOf<'notify'>['message'], entry: number, own: ReadonlySet<string>) {
  const said = (text: string): string =>
    text.replace(/\{results\.([A-Za-z0-9_]+)/g, (found, name: string) =>
      [...own].some((id) => id.replaceAll('-', '_') === name) ? `${found}.${entry}` : found,
    );
  return Object.fromEntries(Object.entries(message).map(([language, text = '']) => [language, said(text)]));
}
