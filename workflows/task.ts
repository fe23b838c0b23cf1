import { ApplicationFailure } from '@temporalio/workflow';
import type { ReviewOutcome, Side } from '../forms/language/step.js';
import type { LocalizedText } from '../forms/language/text.js';
import { refusalFor } from '../policy/judge.js';
import { taskState } from '../policy/states.js';
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
  notBy: Side[];
  assignee?: string;
  state: 'open' | 'done' | 'cancelled';
  decision?: DecideTaskMessage;
}

/** Refuses a message: the caller gets the code, nothing is written. */
export function refusal(code: RefusalCode, message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, code);
}

const sentences: Partial<Record<RefusalCode, string>> = {
  APPLICATION_CLOSED: 'The application is closed.',
  STALE_REVISION: 'The applicant has refiled; look at the application again.',
  TASK_CLOSED: 'The task has already been decided or cancelled.',
  TASK_NOT_YOURS: 'Somebody else holds this task, or nobody does.',
  FORBIDDEN: 'This task is for another role.',
};

/** A task that the policy lets the actor work on. */
function taskFor(
  c: Case,
  operation: 'claimTask' | 'releaseTask' | 'decideTask',
  taskId: string,
  actor: Actor,
): TaskItem {
  const task = c.tasks.get(taskId);
  if (!task) throw refusal('NOT_FOUND', `There is no task ${taskId} in this case.`);
  const holds = [task.role, task.escalatedTo].some((role) => role !== undefined && actor.roles.includes(role));
  const state = taskState(task, { closed: c.closed, revision: c.revision }, actor.id);
  const code = refusalFor(operation, [holds ? 'stepRole' : 'overseer'], state);
  if (code) throw refusal(code, sentences[code] ?? 'This is not allowed.');
  return task;
}

/** Nobody decides their own case, nor one that their office acts for, nor again what they decided before. */
function keepApart(c: Case, task: TaskItem, { id, office }: Actor): void {
  const ofOffice = (offices: ReadonlySet<string>) => office !== undefined && offices.has(office);
  if (task.notBy.includes('applicant') && c.people.has(id)) {
    throw refusal('SEPARATION_OF_DUTIES', 'Whoever the case belongs to, or filed it, may not decide it.');
  }
  if (task.notBy.includes('office') && ofOffice(c.offices)) {
    throw refusal('SEPARATION_OF_DUTIES', 'The office that acts for the owner may not decide the case.');
  }
  for (const step of task.separateFrom) {
    const decider = c.deciders.get(step);
    if (decider && (decider.id === id || (office !== undefined && decider.office === office))) {
      throw refusal('SEPARATION_OF_DUTIES', 'Who decided an earlier step may not decide this one.');
    }
  }
}

/** Whether a decision fits: throws the refusal otherwise. Synchronous, because only so can an update be refused. */
export function checkDecision(c: Case, message: DecideTaskMessage): TaskItem {
  const task = taskFor(c, 'decideTask', message.taskId, message.actor);
  if (message.revision !== undefined && message.revision !== c.revision) {
    throw refusal(
      'STALE_REVISION',
      `Revision ${message.revision} is no longer current; look at revision ${c.revision}.`,
    );
  }
  if (!task.outcomes.includes(message.outcome)) {
    throw refusal('BAD_USER_INPUT', `This task can end in: ${task.outcomes.join(', ')}.`);
  }
  keepApart(c, task, message.actor);
  if (message.outcome !== 'approve' && !message.remark) {
    throw refusal('REASON_REQUIRED', 'Returning or rejecting needs a reason that the applicant can act on.');
  }
  return task;
}

export function checkClaim(c: Case, taskId: string, actor: Actor): TaskItem {
  const task = taskFor(c, 'claimTask', taskId, actor);
  keepApart(c, task, actor);
  return task;
}

export const checkRelease = (c: Case, taskId: string, actor: Actor): TaskItem =>
  taskFor(c, 'releaseTask', taskId, actor);

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
  c.deciders.set(task.stepId, actor);
  c.changeTask({ id: task.id, to: 'DONE', outcome, decidedBy: actor.id, conditions });
  c.keepResult(task.stepId, { outcome, by: actor.id });
  const type = { approve: 'APPROVED', return: 'RETURNED', reject: 'REJECTED' }[outcome];
  const data = { step: task.stepId, title: task.title, task: task.id, revision: c.revision, conditions };
  c.tell(type, actor, data, remark);
}
