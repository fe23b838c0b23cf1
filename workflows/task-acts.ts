import { stepNamed } from '../forms/entries.js';
import type { Case } from './case.js';
import { decidersOf } from './kept-apart.js';
import type { Actor, DecideTaskMessage } from './messages.js';
import { choiceOf } from './outcomes.js';
import { capacityFor } from './task-checks.js';
import type { Task } from './tasks.js';

/** Gives a task to somebody. Answers with the absent person in whose place they act, for the timeline. */
export function assign(permitCase: Case, task: Task, actor: Actor): { onBehalfOf?: string } {
  const place = placeOf(capacityFor(permitCase, task, actor));
  permitCase.tasks.claim(task, actor.id, place);
  return place;
}

/** Takes a decision that has been checked; the next transition records it. */
export function decide(permitCase: Case, task: Task, message: DecideTaskMessage): void {
  const { outcome, actor, remark, conditions = [], answers } = message;
  const { as, own } = choiceOf(task, outcome) ?? {};
  const filled = answers === undefined ? {} : { answers };
  const capacity = capacityFor(permitCase, task, actor);
  const place = placeOf(capacity);
  permitCase.tasks.decide(task, message, place);
  permitCase.parties.noteDeciders(task.stepId, decidersOf(actor, capacity));
  const result = { outcome, ...(own && as && { as }), by: actor.id, ...visitsOf(permitCase, task) };
  if (task.body === undefined) permitCase.journal.keepResult(task.stepId, { ...result, ...filled });
  else {
    permitCase.journal.keepResult(task.stepId, result);
    permitCase.journal.keepResult(`${task.stepId}.${task.body}`, { ...result, ...filled });
  }
  const isAppeal = permitCase.appeals.isDecidedAt(task.stepId);
  const told = { approve: 'APPROVED', return: 'RETURNED', reject: 'REJECTED' } as const;
  // What is found after the grant approves and rejects no application.
  const isStage = !isAppeal && permitCase.status === 'ISSUED' && isCheck(permitCase, task);
  const type = isAppeal ? 'APPEAL_DECIDED' : as === undefined || isStage ? 'DECIDED' : told[as];
  const { revision } = permitCase;
  const said = own && { said: own.title };
  const data = {
    step: task.stepId,
    title: task.title,
    task: task.id,
    ...said,
    revision,
    conditions,
    ...filled,
    ...place,
    ...(isStage && { outcome, stage: as ?? 'onward' }),
    ...(isAppeal && { outcome: as ?? outcome, ...(permitCase.appeals.underWay?.step.effect && { measure: true }) }),
  };
  permitCase.journal.tell(type, actor, data, remark);
}

const CHECKS: ReadonlySet<string> = new Set(['review', 'inspect', 'consult']);

const isCheck = ({ steps }: Case, { stepId }: Task): boolean => CHECKS.has(stepNamed(steps, stepId)?.type ?? '');

/** Of an inspection how often there was a visit by now, and how often nobody was met; of an entry since its list began. */
function visitsOf({ steps, tasks }: Case, { stepId }: Task): { visits?: number; missed?: number } {
  const step = stepNamed(steps, stepId);
  if (step?.type !== 'inspect') return {};
  const made = tasks.all.filter((task) => task.stepId === stepId && task.state === 'done' && !task.forgotten);
  const missed = made.filter(({ decision }) => decision?.outcome === step.appointment?.missed);
  return { visits: made.length, missed: missed.length };
}

const placeOf = ({ for: absent }: { for?: string }): { onBehalfOf?: string } =>
  absent === undefined ? {} : { onBehalfOf: absent };
