import { everyStepOf } from '../../forms/every-step.js';
import type { Step } from '../../forms/language/step.js';
import type { Transition } from '../../workflows/transition.js';

/** How many transitions at the end tell what a case goes round. */
const LATELY = 60;

/** The steps that a case which does not end has come to wait at over and over again of late, in the order of its definition. */
export function loopOf(transitions: readonly Pick<Transition, 'waits'>[], steps: readonly Step[]): string[] {
  const times = new Map<string, number>();
  for (const { waits } of transitions.slice(-LATELY))
    for (const { stepId } of waits) times.set(stepId, (times.get(stepId) ?? 0) + 1);
  const most = Math.max(0, ...times.values());
  return everyStepOf(steps)
    .map(({ id }) => id)
    .filter((id) => (times.get(id) ?? 0) > most / 2);
}
