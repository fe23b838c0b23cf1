import { addDays, isJalaliDay, startOfDay } from '../forms/jalali.js';
import type { Deadline } from '../forms/language/deadline.js';
import { decidedAs } from './outcomes.js';
import type { Task } from './tasks.js';

/** A condition that a decision was given under, to be fulfilled by a day. */
export interface DueCondition {
  /** `<task>-<number>`: which condition of which decision it is */
  code: string;
  /** the last Jalali day */
  due: string;
}

/** Of each step, or body, the conditions of its last approval that have a day; what was decided before no longer counts. */
export function dueConditions(tasks: readonly Task[]): DueCondition[] {
  const last = new Map<string, Task>();
  for (const task of tasks) if (decidedAs(task) === 'approve') last.set(`${task.stepId} ${task.body ?? ''}`, task);
  return [...last.values()].flatMap(({ id, due = [] }) =>
    due.flatMap((day, i) => (isJalaliDay(day) ? [{ code: `${id}-${i + 1}`, due: day }] : [])),
  );
}

/** When a condition's time is over: with its last day. */
export const endOfCondition = ({ due }: DueCondition): Date => startOfDay(addDays(due, 1));

/** A reminder when the last day of each begins. */
export function remindersOf(conditions: readonly DueCondition[], now: number): Deadline[] {
  return [...new Set(conditions.map(({ due }) => due))].flatMap((due): Deadline[] => {
    const seconds = Math.ceil((startOfDay(due).getTime() - now) / 1000);
    return seconds > 0 ? [{ after: { seconds }, then: 'remind' }] : [];
  });
}
