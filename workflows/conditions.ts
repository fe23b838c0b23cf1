import { letsGoOn } from './outcomes.js';
import type { Task } from './tasks.js';
import type { TimedDeadline } from './transition.js';

/** A condition that a decision was given under, to be fulfilled by a day. */
export interface DueCondition {
  /** `<task>-<number>`: which condition of which decision it is */
  code: string;
  /** the last Jalali day */
  due: string;
}

/** Of each step, or body, the conditions with a day that its last decision set which let the case go on; what was decided before no longer counts. */
export function dueConditions(tasks: readonly Task[]): DueCondition[] {
  const last = new Map<string, Task>();
  for (const task of tasks) if (letsGoOn(task)) last.set(`${task.stepId} ${task.body ?? ''}`, task);
  return [...last.values()].flatMap(({ id, due = [] }) =>
    due.flatMap((day, i) => (day === '' ? [] : [{ code: `${id}-${i + 1}`, due: day }])),
  );
}

/** A reminder when the last day of each begins. When that is, the calendar of the activity says. */
export const remindersOf = (conditions: readonly DueCondition[]): TimedDeadline[] =>
  [...new Set(conditions.map(({ due }) => due))].map((day) => ({ day, then: 'remind' }));
