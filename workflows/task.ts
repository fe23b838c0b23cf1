import { ApplicationFailure } from '@temporalio/workflow';
import { type Capacity, capacitiesFor } from '../policy/holding.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import { type StateOf, taskState } from '../policy/states.js';
import type { Case } from './case.js';
import type { Deciders, TaskItem } from './case-shape.js';
import type {
  Actor,
  DecideTaskMessage,
  PrioritizeTaskMessage,
  ReassignTaskMessage,
  RefusalCode,
  Superior,
} from './messages.js';

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
  NOT_FOUND: 'This task is of another district.',
};

const rolesOf = ({ role, escalatedTo }: TaskItem): string[] => (escalatedTo ? [role, escalatedTo] : [role]);

function named(c: Case, taskId: string): TaskItem {
  const task = c.tasks.get(taskId);
  if (!task) throw refusal('NOT_FOUND', `There is no task ${taskId} in this case.`);
  return task;
}

const stateFor = (c: Case, task: TaskItem, { id }: Actor): StateOf<'task'> =>
  taskState(task, { closed: c.closed, revision: c.revision }, id);

/** What an actor is to a task: its role counts only where it is held. */
function relationTo(c: Case, task: TaskItem, actor: Actor): Relation {
  const roles = rolesOf(task);
  if (capacitiesFor(actor, roles, c.district).length > 0) return 'stepRole';
  return capacitiesFor(actor, roles, undefined).length > 0 ? 'outsideDistrict' : 'overseer';
}

/** A task that the policy lets the actor work on. */
function taskFor(
  c: Case,
  operation: 'claimTask' | 'releaseTask' | 'decideTask',
  taskId: string,
  actor: Actor,
): TaskItem {
  const task = named(c, taskId);
  const code = refusalFor(operation, [relationTo(c, task, actor)], stateFor(c, task, actor));
  if (code) throw refusal(code, sentences[code] ?? 'This is not allowed.');
  return task;
}

/** A task that the policy lets a superior hand on or put forward. */
function taskBelow(
  c: Case,
  operation: 'reassignTask' | 'prioritizeTask',
  { taskId, actor, as }: Superior & { taskId: string },
): TaskItem {
  const task = named(c, taskId);
  const code = refusalFor(operation, as, stateFor(c, task, actor));
  if (code) throw refusal(code, sentences[code] ?? 'This is not allowed.');
  return task;
}

const decidersOf = ({ id, office }: Actor, capacity: Capacity): Deciders => ({
  people: [id, capacity.for].filter((person) => person !== undefined),
  offices: [office, capacity.office].filter((each) => each !== undefined),
});

/** Nobody decides their own case, nor one that their office acts for, nor again what they decided before. */
function keptApart(c: Case, task: TaskItem, { people, offices }: Deciders): string | undefined {
  if (task.notBy.includes('applicant') && people.some((person) => c.people.has(person))) {
    return 'Whoever the case belongs to, or filed it, may not decide it.';
  }
  if (task.notBy.includes('office') && offices.some((office) => c.offices.has(office))) {
    return 'The office that acts for the owner may not decide the case.';
  }
  const before = task.separateFrom.flatMap((step) => c.deciders.get(step) ?? []);
  const again = before.some(
    (others) =>
      people.some((person) => others.people.includes(person)) ||
      offices.some((office) => others.offices.includes(office)),
  );
  return again ? 'Who decided an earlier step may not decide this one.' : undefined;
}

/** As whom the actor may work on the task; refuses where each way is barred to somebody whom it counts for. */
function capacityFor(c: Case, task: TaskItem, actor: Actor): Capacity {
  let why: string | undefined;
  for (const capacity of capacitiesFor(actor, rolesOf(task), c.district)) {
    const barred = keptApart(c, task, decidersOf(actor, capacity));
    if (barred === undefined) return capacity;
    why ??= barred;
  }
  throw why === undefined
    ? refusal('BAD_USER_INPUT', 'This person does not hold the role of the task in the case\u2019s district.')
    : refusal('SEPARATION_OF_DUTIES', why);
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
  capacityFor(c, task, message.actor);
  if (message.outcome !== 'approve' && !message.remark) {
    throw refusal('REASON_REQUIRED', 'Returning or rejecting needs a reason that the applicant can act on.');
  }
  return task;
}

export function checkClaim(c: Case, taskId: string, actor: Actor): TaskItem {
  const task = taskFor(c, 'claimTask', taskId, actor);
  capacityFor(c, task, actor);
  return task;
}

export const checkRelease = (c: Case, taskId: string, actor: Actor): TaskItem =>
  taskFor(c, 'releaseTask', taskId, actor);

/** The person it goes to must be able to decide it. */
export function checkReassign(c: Case, message: ReassignTaskMessage): TaskItem {
  const task = taskBelow(c, 'reassignTask', message);
  if (!message.remark) throw refusal('REASON_REQUIRED', 'Say why the task goes to somebody else.');
  capacityFor(c, task, message.to);
  return task;
}

export const checkPrioritize = (c: Case, message: PrioritizeTaskMessage): TaskItem =>
  taskBelow(c, 'prioritizeTask', message);

/** Notes who has the task now, and in whose place. Answers with the latter, for the timeline. */
export function assign(c: Case, task: TaskItem, actor: Actor): { onBehalfOf?: string } {
  const { for: absent } = capacityFor(c, task, actor);
  const place = absent === undefined ? {} : { onBehalfOf: absent };
  task.assignee = actor.id;
  c.changeTask({ id: task.id, to: 'CLAIMED', assignee: actor.id, ...place });
  return place;
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
  const capacity = capacityFor(c, task, actor);
  const place = capacity.for === undefined ? {} : { onBehalfOf: capacity.for };
  task.state = 'done';
  task.decision = message;
  c.deciders.set(task.stepId, decidersOf(actor, capacity));
  c.changeTask({ id: task.id, to: 'DONE', outcome, decidedBy: actor.id, conditions, ...place });
  c.keepResult(task.stepId, { outcome, by: actor.id });
  const type = { approve: 'APPROVED', return: 'RETURNED', reject: 'REJECTED' }[outcome];
  const data = { step: task.stepId, title: task.title, task: task.id, revision: c.revision, conditions, ...place };
  c.tell(type, actor, data, remark);
}
