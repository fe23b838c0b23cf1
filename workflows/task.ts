import { ApplicationFailure } from '@temporalio/workflow';
import type { ReviewOutcome } from '../forms/language/step.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { Case } from './case.js';
import type { Actor, DecideTaskMessage, RefusalCode } from './messages.js';

/** A human work item as its workflow knows it. */
export interface TaskItem {
  id: string;
  stepId: string;
  title: LocalizedText;
  role: string;
  /** a role it was escalated to, which may decide as well */
  escalatedTo?: string;
  revision: number;
  outcomes: ReviewOutcome[];
  separateFrom: string[];
  assignee?: string;
  state: 'open' | 'done' | 'cancelled';
  decision?: DecideTaskMessage;
}

/** Refuses a message: the caller gets the code, nothing is written. */
export function refusal(code: RefusalCode, message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, code);
}

function openTaskFor(c: Case, taskId: string, actor: Actor, revision?: number): TaskItem {
  const task = c.tasks.get(taskId);
  if (!task) throw refusal('NOT_FOUND', `There is no task ${taskId} in this case.`);
  if (c.closed && task.state !== 'open') throw refusal('APPLICATION_CLOSED', 'The application is closed.');
  if (task.state === 'cancelled' && task.revision < c.revision) {
    throw refusal('STALE_REVISION', `The applicant has refiled; look at revision ${c.revision}.`);
  }
  if (task.state !== 'open') throw refusal('TASK_CLOSED', 'The task has already been decided or cancelled.');
  if (revision !== undefined && revision !== c.revision) {
    throw refusal('STALE_REVISION', `Revision ${revision} is no longer current; look at revision ${c.revision}.`);
  }
  if (!actor.roles.includes(task.role) && !(task.escalatedTo && actor.roles.includes(task.escalatedTo))) {
    throw refusal('FORBIDDEN', `This task is for the role ${task.role}.`);
  }
  return task;
}

/** Whether a decision fits: throws the refusal otherwise. Synchronous, because only so can an update be refused. */
export function checkDecision(c: Case, message: DecideTaskMessage): TaskItem {
  const task = openTaskFor(c, message.taskId, message.actor, message.revision);
  if (task.assignee && task.assignee !== message.actor.id) {
    throw refusal('TASK_NOT_YOURS', 'Somebody else has claimed this task.');
  }
  if (!task.outcomes.includes(message.outcome)) {
    throw refusal('BAD_USER_INPUT', `This task can end in: ${task.outcomes.join(', ')}.`);
  }
  if (message.outcome !== 'approve' && !message.remark) {
    throw refusal('REASON_REQUIRED', 'Returning or rejecting needs a reason that the applicant can act on.');
  }
  if (task.separateFrom.some((step) => c.deciders.get(step) === message.actor.id)) {
    throw refusal('SEPARATION_OF_DUTIES', 'Who decided an earlier step may not decide this one.');
  }
  return task;
}

export function checkClaim(c: Case, taskId: string, actor: Actor): TaskItem {
  const task = openTaskFor(c, taskId, actor);
  if (task.assignee && task.assignee !== actor.id) {
    throw refusal('TASK_NOT_YOURS', 'Somebody else has claimed this task.');
  }
  return task;
}

export function checkRelease(c: Case, taskId: string, actor: Actor): TaskItem {
  const task = openTaskFor(c, taskId, actor);
  if (task.assignee !== actor.id) throw refusal('TASK_NOT_YOURS', 'Only who claimed a task can release it.');
  return task;
}

/** Cancels every open task, as when the draft they looked at is replaced. */
export function cancelTasks(c: Case, belongs: (task: TaskItem) => boolean = () => true): void {
  for (const task of c.tasks.values()) {
    if (task.state !== 'open' || !belongs(task)) continue;
    task.state = 'cancelled';
    c.changeTask({ id: task.id, to: 'CANCELLED' });
  }
}

/** Takes a decision that has been checked; the next transition records it. */
export function decide(c: Case, task: TaskItem, message: DecideTaskMessage): void {
  const { outcome, actor, remark, conditions = [] } = message;
  task.state = 'done';
  task.decision = message;
  c.deciders.set(task.stepId, actor.id);
  c.changeTask({ id: task.id, to: 'DONE', outcome, decidedBy: actor.id, conditions });
  c.keepResult(task.stepId, { outcome, by: actor.id });
  const type = { approve: 'APPROVED', return: 'RETURNED', reject: 'REJECTED' }[outcome];
  const data = { step: task.stepId, title: task.title, task: task.id, revision: c.revision, conditions };
  c.tell(type, actor.id, data, remark);
}
