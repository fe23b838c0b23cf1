import { createHash } from 'node:crypto';
import type { Moment } from '../faults/watch.js';
import type { End } from './lane.js';

/** One end of one part at one effect of one life. */
export interface Point {
  /** says all of it, and is the same from one run to the next */
  name: string;
  life: string;
  effect: string;
  moment: Moment;
  end: End;
}

/** What a commit is sent to, and what a call: the first ends in its own process's stead. */
const STORE_OF_CALLS = /:([A-Z]\w+Execution|ExecuteMultiOperation|RespondWorkflowTaskCompleted|starts-[\w-]+)(#\d+)?$/;

/** At each effect of a life, before and after it, the process that has it ends, and the store that keeps it. */
export function pointsOf(life: string, effects: readonly string[]): Point[] {
  return effects.flatMap((effect) => {
    const [, process = ''] = / (worker|server|operator):/.exec(effect) ?? [];
    const store = STORE_OF_CALLS.test(effect) ? 'temporal' : 'database';
    return [process, store].flatMap((end) =>
      (['before', 'after'] as const).map((moment) => {
        const name = `${life}: ${effect} ${moment}, ${end} ends`;
        return { name, life, effect, moment, end: end as End };
      }),
    );
  });
}

/** At each effect of a first start, before and after it, its process ends. */
export function startPointsOf(effects: readonly string[]): Point[] {
  return effects.flatMap((effect) =>
    (['before', 'after'] as const).map((moment) => {
      const name = `start: ${effect.slice(effect.indexOf(':') + 1)} ${moment}`;
      return { name, life: 'start', effect, moment, end: 'server' as const };
    }),
  );
}

/** In an order that a seed decides. */
export function shuffled<T>(all: readonly T[], seed: string, nameOf: (one: T) => string): T[] {
  const place = (one: T) =>
    createHash('sha256')
      .update(`${seed} ${nameOf(one)}`)
      .digest('hex');
  return all
    .map((one) => [place(one), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}
