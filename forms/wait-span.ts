import type { Deadline } from './language/deadline.js';
import type { StepOf } from './language/step.js';

/** All that ends a wait by its time: the deadlines of its step, and the span that it lasts. */
export function deadlinesOfWait({ deadlines = [], for: after, ifDayOff }: StepOf<'wait'>): Deadline[] {
  return after === undefined ? deadlines : [...deadlines, { after, then: 'expire', ...(ifDayOff && { ifDayOff }) }];
}
