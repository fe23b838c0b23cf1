import { patched } from '@temporalio/workflow';
import { decidedAs, letsGoOn } from './outcomes.js';
import type { Task } from './tasks.js';
import type { TimedDeadline } from './transition.js';

/** A condition that a decision was given under, to be fulfilled by a day. */
export interface DueCondition {
  /** `<task>-<number>`: which condition of which decision it is */
  code: string;
  /** the last Jalali day */
  due: string;
}

/** An outcome that is like none of the three sets conditions too. */
const BY_ANY_OUTCOME = 'conditions-of-any-outcome';
const OF_ENTRIES_THAT_COUNT = 'conditions-of-entries-that-count';

/** Of each step, or body, the conditions with a day that its last decision set which let the case go on; what was decided before no longer counts. */
export function dueConditions(tasks: readonly Task[]): DueCondition[] {
  const all = setBy(tasks, letsGoOn);
  const byApproval = setBy(tasks, (task) => decidedAs(task) === 'approve');
  // Runs of before asked nobody for the others.
  const byAny = areSame(all, byApproval) || patched(BY_ANY_OUTCOME);
  const set = byAny ? all : byApproval;
  const counts = byAny ? letsGoOn : (task: Task) => decidedAs(task) === 'approve';
  const still = setBy(tasks, (task) => counts(task) && !task.forgotten);
  // Nor did they forget what was decided of entries that began anew.
  return areSame(set, still) || !patched(OF_ENTRIES_THAT_COUNT) ? set : still;
}

const areSame = (some: readonly DueCondition[], others: readonly DueCondition[]): boolean =>
  some.length === others.length && some.every(({ code }, i) => code === others[i]?.code);

function setBy(tasks: readonly Task[], counts: (task: Task) => boolean): DueCondition[] {
  const last = new Map<string, Task>();
  for (const task of tasks) if (counts(task)) last.set(`${task.stepId} ${task.body ?? ''}`, task);
  return [...last.values()].flatMap(({ id, due = [] }) =>
    due.flatMap((day, i) => (day === '' ? [] : [{ code: `${id}-${i + 1}`, due: day }])),
  );
}

/** A reminder when the last day of each begins. When that is, the calendar of the activity says. */
export const remindersOf = (conditions: readonly DueCondition[]): TimedDeadline[] =>
  [...new Set(conditions.map(({ due }) => due))].map((day) => ({ day, then: 'remind' }));
