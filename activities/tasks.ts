import { withRemarkTexts } from '../cases/remarks.js';
import { rankOf } from '../forms/priority.js';
import type { Transaction } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { TaskChange, Transition } from '../workflows/transition.js';

const outcomeNames = { approve: 'APPROVE', return: 'RETURN', reject: 'REJECT' } as const;

export async function openTasks(tx: Transaction, transition: Transition, due: Record<string, string[]>): Promise<void> {
  if (transition.opened.length === 0) return;
  const { reference, revision, at: createdAt, district: districtId = null } = transition;
  await tx.task.createMany({
    data: transition.opened.map(({ outcomes, priority = 'normal', ...task }) => ({
      ...task,
      reference,
      revision,
      districtId,
      priority: rankOf(priority),
      outcomes: outcomes.map((outcome) => outcomeNames[outcome]),
      dueAt: decisiveDue(transition, task.stepId, due),
      createdAt,
    })),
  });
}

/** When a task is late: its first deadline that is more than a reminder. */
function decisiveDue({ waits }: Transition, stepId: string, due: Record<string, string[]>): string | null {
  const deadlines = waits.find((wait) => wait.stepId === stepId)?.deadlines ?? [];
  const index = deadlines.findIndex((deadline) => deadline.then !== 'remind');
  return due[stepId]?.[index] ?? null;
}

export async function changeTask(tx: Transaction, reference: string, written: TaskChange, at: string): Promise<void> {
  const change =
    written.to === 'DONE'
      ? { ...written, conditions: await withRemarkTexts(tx, reference, written.conditions) }
      : written;
  await tx.task.update({ where: { id: change.id }, data: columnsOf(change, at), select: { id: true } });
}

function columnsOf(change: TaskChange, at: string): Prisma.TaskUpdateInput {
  switch (change.to) {
    case 'CLAIMED':
      return { status: 'CLAIMED', assignee: change.assignee, onBehalfOf: change.onBehalfOf ?? null };
    case 'OPEN':
      return { status: 'OPEN', assignee: null, onBehalfOf: null };
    case 'CANCELLED':
      return { status: 'CANCELLED' };
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
      const { outcome, decidedBy, conditions, onBehalfOf = null } = change;
      const decided = { outcome: outcomeNames[outcome], decidedBy, decidedAt: at, assignee: decidedBy };
      return { status: 'DONE', ...decided, conditions, onBehalfOf };
    }
  }
}
