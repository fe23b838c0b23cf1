import { withRemarkTexts } from '../cases/remarks.js';
import { jsonIn } from '../cases/results-in-words.js';
import type { TaskView } from '../city/notices/recipients.js';
import { lastOfDay } from '../forms/calendar.js';
import { rankOf } from '../forms/priority.js';
import type { TaskChange, Transition } from '../workflows/transition.js';

const outcomeNames = { approve: 'APPROVE', return: 'RETURN', reject: 'REJECT' } as const;

/** The tasks that a transition opens, as rows. */
export const openedTasks = (transition: Transition, due: Record<string, string[]>) =>
  transition.opened.map(({ outcomes, priority = 'normal', lastDay, ...task }) => ({
    ...task,
    priority: rankOf(priority),
    outcomes: outcomes.map((outcome) => outcomeNames[outcome]),
    dueAt: lastDay === undefined ? decisiveDue(transition, task.stepId, due) : lastOfDay(lastDay).toISOString(),
  }));

/** When a task is late: its first deadline that is more than a reminder. */
function decisiveDue({ waits }: Transition, stepId: string, due: Record<string, string[]>): string | null {
  const deadlines = waits.find((wait) => wait.stepId === stepId)?.deadlines ?? [];
  const index = deadlines.findIndex((deadline) => deadline.then !== 'remind');
  return due[stepId]?.[index] ?? null;
}

/** What a transition changes in tasks: of each its id and new columns. */
export const changedTasks = (transition: Transition, words: ReadonlyMap<string, string>) =>
  transition.changed.map((change) => ({ ...columnsOf(change, transition, words), id: change.id }));

function columnsOf(change: TaskChange, { at, definitionHash }: Transition, words: ReadonlyMap<string, string>) {
  switch (change.to) {
    case 'CLAIMED':
      return { status: 'CLAIMED' as const, assignee: change.assignee, onBehalfOf: change.onBehalfOf ?? null };
    case 'OPEN':
      return { status: 'OPEN' as const, assignee: null, onBehalfOf: null };
    case 'CANCELLED':
      return { status: 'CANCELLED' as const };
    case 'MOVED': {
      const { stepId, title, role, released } = change;
      const outcomes = change.outcomes.map((outcome) => outcomeNames[outcome]);
      const held = released ? { status: 'OPEN' as const, assignee: null, onBehalfOf: null } : {};
      return { stepId, title, role, outcomes, ...held };
    }
    case 'PRIORITY':
      return { priority: rankOf(change.priority) };
    case 'REMINDED':
      return { remindedAt: at };
    case 'ESCALATED':
      return { escalated: true, escalatedAt: at, escalatedTo: change.role ?? null };
    case 'DONE': {
      const { outcome, outcomeId, decidedBy, onBehalfOf = null } = change;
      const chosen = { ...(outcome && { outcome: outcomeNames[outcome] }), ...(outcomeId && { outcomeId }) };
      const decided = { ...chosen, decidedBy, decidedAt: at, assignee: decidedBy };
      const conditions = withRemarkTexts(words, change.conditions);
      const days = change.due ? { conditionDue: change.due } : {};
      const answers = jsonIn(words, change.answers);
      const filled = answers === undefined ? {} : { answers };
      // What was filled in or chosen is read by the definition that it was decided under.
      const under = answers === undefined && outcomeId === undefined ? {} : { formHash: definitionHash };
      return { status: 'DONE' as const, ...decided, conditions, ...days, ...filled, ...under, onBehalfOf };
    }
  }
}

/** The tasks of a case as its transition leaves them. */
export function tasksAfter(
  tasks: readonly TaskView[],
  opened: readonly Omit<TaskView, 'status' | 'escalatedTo' | 'assignee'>[],
  changed: readonly (Partial<TaskView> & { id: string })[],
): TaskView[] {
  const now = new Map(tasks.map((task) => [task.id, task]));
  for (const task of opened) now.set(task.id, { ...task, status: 'OPEN', escalatedTo: null, assignee: null });
  for (const change of changed) {
    const task = now.get(change.id);
    if (task) now.set(change.id, { ...task, ...change });
  }
  return [...now.values()];
}
