import { type Capacity, capacitiesFor } from '../policy/holding.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import { type StateOf, taskState } from '../policy/states.js';
import type { Case } from './case.js';
import { mustBeBeforeItsEnd } from './clock-watch.js';
import { decidersOf, type KeptApart, keptApart } from './kept-apart.js';
import type {
  Actor,
  DecideTaskMessage,
  PrioritizeTaskMessage,
  ReassignTaskMessage,
  RefusalCode,
  Superior,
} from './messages.js';
import { choiceOf } from './outcomes.js';
import { refusal } from './refusal.js';
import type { Task } from './tasks.js';

const sentences: Partial<Record<RefusalCode, string>> = {
  APPLICATION_CLOSED: 'The application is closed.',
  STALE_REVISION: 'The applicant has refiled; look at the application again.',
  TASK_CLOSED: 'The task has already been decided or cancelled.',
  TASK_NOT_YOURS: 'Somebody else holds this task, or nobody does.',
  FORBIDDEN: 'This task is for another role.',
  NOT_FOUND: 'This task is of another district.',
};

const rolesOf = ({ role, escalatedTo }: Task): string[] => (escalatedTo ? [role, escalatedTo] : [role]);

function named(permitCase: Case, taskId: string): Task {
  const task = permitCase.tasks.get(taskId);
  if (!task) throw refusal('NOT_FOUND', `There is no task ${taskId} in this case.`, 'TASK_UNKNOWN');
  return task;
}

const stateFor = (permitCase: Case, task: Task, { id }: Actor): StateOf<'task'> =>
  taskState(task, { closed: permitCase.isClosed, revision: permitCase.revision }, id);

/** What an actor is to a task: its role counts only where it is held. */
function relationTo(permitCase: Case, task: Task, actor: Actor): Relation {
  const roles = rolesOf(task);
  if (capacitiesFor(actor, roles, permitCase.district).length > 0) return 'stepRole';
  return capacitiesFor(actor, roles, undefined).length > 0 ? 'outsideDistrict' : 'overseer';
}

/** A task that the policy lets the actor work on. */
function taskFor(
  permitCase: Case,
  operation: 'claimTask' | 'releaseTask' | 'decideTask',
  taskId: string,
  actor: Actor,
): Task {
  const task = named(permitCase, taskId);
  const code = refusalFor(operation, [relationTo(permitCase, task, actor)], stateFor(permitCase, task, actor));
  if (code) throw refusal(code, sentences[code] ?? 'This is not allowed.');
  return task;
}

/** A task that the policy lets a superior hand on or put forward. */
function taskBelow(
  permitCase: Case,
  operation: 'reassignTask' | 'prioritizeTask',
  { taskId, actor, as }: Superior & { taskId: string },
): Task {
  const task = named(permitCase, taskId);
  const code = refusalFor(operation, as, stateFor(permitCase, task, actor));
  if (code) throw refusal(code, sentences[code] ?? 'This is not allowed.');
  return task;
}

const apart: Record<KeptApart, string> = {
  FILED_AT_COUNTER: 'Whoever filed a case at the counter decides nothing of it.',
  OWN_CASE: 'Whoever the case belongs to, or filed it, may not decide it.',
  OFFICE_ACTS_FOR_OWNER: 'The office that acts for the owner may not decide the case.',
  DECIDED_BEFORE: 'Who decided an earlier step may not decide this one.',
};

/** As whom the actor may work on the task; refuses where each way is barred to somebody whom it counts for. */
export function capacityFor(permitCase: Case, task: Task, actor: Actor): Capacity {
  let why: KeptApart | undefined;
  for (const capacity of capacitiesFor(actor, rolesOf(task), permitCase.district)) {
    const barred = keptApart(permitCase.parties, task, decidersOf(actor, capacity));
    if (barred === undefined) return capacity;
    why ??= barred;
  }
  throw why === undefined
    ? refusal(
        'BAD_USER_INPUT',
        'This person does not hold the role of the task in the case\u2019s district.',
        'ROLE_NOT_HELD',
      )
    : refusal('SEPARATION_OF_DUTIES', apart[why], why);
}

/** Whether a decision fits: throws the refusal otherwise. Synchronous, because only so can an update be refused. */
export function checkDecision(permitCase: Case, message: DecideTaskMessage): Task {
  mustBeBeforeItsEnd(permitCase);
  const task = taskFor(permitCase, 'decideTask', message.taskId, message.actor);
  if (message.revision !== undefined && message.revision !== permitCase.revision) {
    throw refusal(
      'STALE_REVISION',
      `Revision ${message.revision} is no longer current; look at revision ${permitCase.revision}.`,
    );
  }
  const choice = choiceOf(task, message.outcome);
  if (!choice) {
    const offered = [...task.outcomes, ...(task.own ?? []).map(({ id }) => id)];
    throw refusal('BAD_USER_INPUT', `This task can end in: ${offered.join(', ')}.`, 'OUTCOME_NOT_OFFERED');
  }
  if (task.form && choice.needs.includes('form') && message.answers === undefined) {
    throw refusal('ANSWERS_INVALID', 'With this outcome the form of the task has to be filled in.', 'FORM_UNANSWERED');
  }
  if (!task.form && message.answers !== undefined) {
    throw refusal('BAD_USER_INPUT', 'This task has no form.', 'FORM_NOT_ASKED');
  }
  capacityFor(permitCase, task, message.actor);
  if (choice.needs.includes('reason') && !message.remark) {
    throw refusal('REASON_REQUIRED', 'This outcome needs a reason that the applicant can act on.');
  }
  if (message.due && message.due.length !== message.conditions?.length) {
    throw refusal('BAD_USER_INPUT', 'A day is of one of the conditions.', 'CONDITIONS_MISSING');
  }
  if (choice.needs.includes('conditions') && !message.conditions?.length) {
    throw refusal('BAD_USER_INPUT', 'With this outcome at least one condition has to be named.', 'CONDITIONS_MISSING');
  }
  return task;
}

export function checkClaim(permitCase: Case, taskId: string, actor: Actor): Task {
  const task = taskFor(permitCase, 'claimTask', taskId, actor);
  capacityFor(permitCase, task, actor);
  return task;
}

/** Whether somebody has given a task back already, and nobody has taken it since. */
export const isReleasedBy = ({ state, assignee, releasedBy }: Task, { id }: Actor): boolean =>
  state === 'open' && assignee === undefined && releasedBy === id;

export function checkRelease(permitCase: Case, taskId: string, actor: Actor): Task {
  const task = named(permitCase, taskId);
  return isReleasedBy(task, actor) ? task : taskFor(permitCase, 'releaseTask', taskId, actor);
}

/** The person it goes to must be able to decide it. */
export function checkReassign(permitCase: Case, message: ReassignTaskMessage): Task {
  const task = taskBelow(permitCase, 'reassignTask', message);
  if (!message.remark) throw refusal('REASON_REQUIRED', 'Say why the task goes to somebody else.');
  capacityFor(permitCase, task, message.to);
  return task;
}

export const checkPrioritize = (permitCase: Case, message: PrioritizeTaskMessage): Task =>
  taskBelow(permitCase, 'prioritizeTask', message);
