import { forEachOf } from '../entries.js';
import type { Clock } from '../language/clock.js';
import type { Span } from '../language/deadline.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { clockBounds } from './clock-bounds.js';
import { END } from './edges.js';
import { problem, unknownName } from './problem.js';
import { leadsToAppeal } from './references.js';
import { everyStep } from './step-lists.js';

/** The steps that clocks lead to, in place of whatever steps the case waits at. */
export const ledByClocks = ({ clocks = [] }: Pick<FormDefinition, 'clocks'>): string[] =>
  clocks.flatMap(({ atEnd: { next } }) => (next === undefined || next === END ? [] : [next]));

/** Clocks name steps and roles that there are, and can begin, end and be worked out. */
export function checkClocks(definition: FormDefinition, roles: readonly string[]): DefinitionIssue[] {
  const { clocks = [] } = definition;
  return clocks.flatMap((clock, i) => {
    const at = `clocks[${i}]`;
    return [
      ...ids(definition, clock, i),
      ...names(definition, clock, at),
      ...(clock.extension && !roles.includes(clock.extension.by)
        ? [unknownName(`${at}.extension.by`, 'role', clock.extension.by, roles)]
        : []),
      ...spans(clock, at),
      ...clockBounds(clock, at),
    ];
  });
}

function ids({ clocks = [], steps }: FormDefinition, { id }: Clock, i: number): DefinitionIssue[] {
  const before = clocks.findIndex((other) => other.id === id);
  const twice =
    before < i
      ? [`clocks[${before}]`]
      : everyStep({ steps } as FormDefinition).flatMap(({ step, path }) => (step.id === id ? [path] : []));
  return twice.map((there) => problem(`clocks[${i}].id`, 'DUPLICATE_ID', `clock "${id}" stands at ${there} already`));
}

function names(
  definition: FormDefinition,
  { begins, stops = [], metBy = [], atEnd }: Clock,
  at: string,
): DefinitionIssue[] {
  const everywhere = new Set(everyStep(definition).map(({ step }) => step.id));
  const own = new Set(definition.steps.map(({ id }) => id));
  const appeals = new Set(definition.steps.flatMap(({ id, type }) => (type === 'appeal' ? [id] : [])));
  const named: [path: string, name: string, known: ReadonlySet<string>][] = [
    ...(begins === 'filing' ? [] : [[`${at}.begins.after`, begins.after, everywhere] as const]),
    ...stops.flatMap((stop, j) => stop.at.map((name, k) => [`${at}.stops[${j}].at[${k}]`, name, everywhere] as const)),
    ...metBy.map((name, j) => [`${at}.metBy[${j}]`, name, everywhere] as const),
    ...(atEnd.next === undefined || atEnd.next === END ? [] : [[`${at}.atEnd.next`, atEnd.next, own] as const]),
  ].map(([path, name, known]) => [path, name, known]);
  return named.flatMap(([path, name, known]) => {
    const forEach = forEachOf(definition.steps, name);
    if (forEach && known !== own) return [ofEveryEntry(path, name, forEach.id)];
    if (known.has(name)) return appeals.has(name) && known === own ? [leadsToAppeal(path, name)] : [];
    if (!everywhere.has(name)) return [unknownName(path, 'step', name, [...known])];
    const message = `"${name}" is a step inside a branch, which cannot be gone to from outside`;
    return [problem(path, 'ENTERS_BRANCH', message)];
  });
}

/** What is of the whole case, as a clock, is begun, stopped or met by no entry of a list alone. */
export const ofEveryEntry = (path: string, name: string, forEach: string): DefinitionIssue =>
  problem(path, 'EACH_STEP', `"${name}" is gone through for every entry of a list; name "${forEach}", which holds it`);

const calendarsOf = (clock: Clock): Set<string | undefined> => {
  const all: Span[] = [
    clock.lasts,
    ...(clock.longer ?? []).map(({ by }) => by),
    ...(clock.extension ? [clock.extension.span] : []),
  ];
  return new Set(all.filter(({ months, years }) => (months ?? years) !== undefined).map(({ calendar }) => calendar));
};

/** What adds up is of one calendar. */
function spans(clock: Clock, at: string): DefinitionIssue[] {
  if (calendarsOf(clock).size <= 1) return [];
  const message =
    'its months and those that make it longer are of different calendars, so they do not add up; name the same one in each';
  return [problem(`${at}.lasts`, 'CLOCK_CALENDARS', message)];
}
