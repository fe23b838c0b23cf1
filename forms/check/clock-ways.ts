import type { Clock } from '../language/clock.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { stepsAfter } from './after.js';
import { ledByClocks } from './clocks.js';
import { problem } from './problem.js';
import { everyStep, INSTANT } from './step-lists.js';

/** Clocks that can do nothing, or whose end somebody would miss. */
export const checkClockWays = (definition: FormDefinition): DefinitionIssue[] =>
  (definition.clocks ?? []).flatMap((clock, i) => {
    const at = `clocks[${i}]`;
    return [
      ...begins(definition, clock, at),
      ...stands(definition, clock, at),
      ...met(definition, clock, at),
      ...ends(definition, clock, at),
    ];
  });

const typeOf = (definition: FormDefinition, name: string) =>
  everyStep(definition).find(({ step }) => step.id === name)?.step.type;

function begins(definition: FormDefinition, { begins: begun }: Clock, at: string): DefinitionIssue[] {
  if (begun === 'filing' || typeOf(definition, begun.after) !== 'appeal') return [];
  const message = `no case comes past the appeal "${begun.after}": it goes on at another step; begin after that`;
  return [problem(`${at}.begins.after`, 'CLOCK_NEVER_BEGINS', message)];
}

function stands(definition: FormDefinition, { stops = [], metBy }: Clock, at: string): DefinitionIssue[] {
  return stops.flatMap((stop, j) =>
    stop.at.flatMap((name, k) => {
      const type = typeOf(definition, name);
      const path = `${at}.stops[${j}].at[${k}]`;
      if (type !== undefined && INSTANT.has(type))
        return [problem(path, 'CLOCK_NEVER_STOPS', `"${name}" never waits, so the clock never stands still there`)];
      if (type !== 'appeal' || metBy !== undefined) return [];
      const message = `the end of the case, which "${name}" is about, has met the clock; say in "metBy" what does`;
      return [problem(path, 'CLOCK_NEVER_STOPS', message)];
    }),
  );
}

function met(definition: FormDefinition, { begins: begun, metBy }: Clock, at: string): DefinitionIssue[] {
  if (!metBy) return [];
  if (begun !== 'filing' && metBy.includes(begun.after))
    return [problem(`${at}.metBy`, 'CLOCK_NEVER_RUNS', `it is met by the very step "${begun.after}" it begins with`)];
  const appeals = metBy.flatMap((name, i) => {
    if (typeOf(definition, name) !== 'appeal') return [];
    const message = `no case comes past the appeal "${name}", so that it never meets the clock`;
    return [problem(`${at}.metBy[${i}]`, 'CLOCK_NEVER_MET', message)];
  });
  const isOdd = metBy.some((name) => typeOf(definition, name) === undefined);
  if (appeals.length > 0 || isOdd || begun === 'filing' || typeOf(definition, begun.after) === undefined)
    return appeals;
  const after = stepsAfter(definition, begun.after);
  for (const led of ledByClocks(definition)) for (const id of [led, ...stepsAfter(definition, led)]) after.add(id);
  if (metBy.some((name) => after.has(name))) return [];
  const message = `after "${begun.after}", with which it begins, no case comes to what meets it`;
  return [problem(`${at}.metBy`, 'CLOCK_NEVER_MET', message)];
}

function ends(definition: FormDefinition, { atEnd }: Clock, at: string): DefinitionIssue[] {
  if (atEnd.is !== 'consent' || everyStep(definition).some(({ step }) => step.type === 'issue')) return [];
  return [problem(`${at}.atEnd`, 'CLOCK_GRANTS_NOTHING', 'its silence is consent, but no step issues a permit')];
}
