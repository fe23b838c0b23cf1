import { liveSlips } from '../../city/payments/slips.js';
import { refusalFor } from '../../policy/judge.js';
import { type ApplicationState, OPEN_TASK_STATUSES, type StateOf, taskState } from '../../policy/states.js';
import type { CaseTask } from '../case-head.js';
import { type OperationOn, rolesOfTask, type ViewedCase } from '../open-case.js';
import { relationsToTask } from '../viewer-relations.js';
import { type Apart, isKeptApart } from './kept-apart.js';

export type TaskAction = Exclude<
  OperationOn<'task'>,
  'listTask' | 'attachToTask' | 'attachEvidence' | 'bookAppointment' | 'moveAppointment' | 'reportMissedVisit'
>;
export type CaseAction = Exclude<OperationOn<'application'>, `read${string}` | 'tellCase' | 'answerNoticeResponse'>;
/** What somebody may do to a case, as the policy's table names it. */
export type Action = CaseAction | TaskAction | 'pay';

/** `extendClock` is asked of each clock: the definition names who may (`mayExtend`). */
const ON_CASE: readonly CaseAction[] = [
  'saveDraft',
  'attachDocument',
  'submit',
  'withdraw',
  'transfer',
  'recalculate',
  'requestHumanReview',
  'discardDraft',
  'copy',
  'sendMessage',
  'addNote',
];
const ON_TASK: readonly TaskAction[] = ['claimTask', 'releaseTask', 'decideTask', 'reassignTask', 'prioritizeTask'];

export interface SlipNow {
  revision: number;
  status: StateOf<'slip'>;
}

/** A case whose slips are all paid is not AWAITING_PAYMENT any more, whatever its row still says. */
export function stateNow({ state, row }: ViewedCase, slips: readonly SlipNow[]): ApplicationState {
  const due = liveSlips(slips.filter(({ revision }) => revision === row.revision));
  const paid = due.length > 0 && due.every(({ status }) => status === 'PAID');
  return state === 'AWAITING_PAYMENT' && paid ? 'PAID' : state;
}

/** What the viewer may do to a case now, by the very table that refuses them otherwise. */
export function allowedActions(viewed: ViewedCase, slips: readonly SlipNow[], apart?: Apart): Action[] {
  const state = stateNow(viewed, slips);
  const may = (action: CaseAction) =>
    !(action === 'addNote' && apart?.party) &&
    refusalFor(action, viewed.relations({ drafting: action !== 'submit' }), state) === undefined;
  const pays = slips.some(({ status }) => refusalFor('pay', viewed.relations(), status) === undefined);
  const onTasks = viewed.row.tasks.flatMap((task) => actionsOnTask(viewed, task, apart));
  return [
    ...ON_CASE.filter(may),
    ...(pays ? (['pay'] as const) : []),
    ...ON_TASK.filter((action) => onTasks.includes(action)),
  ];
}

const STATES = { OPEN: 'open', CLAIMED: 'open', DONE: 'done', CANCELLED: 'cancelled' } as const;

/** The same of one of its tasks. `apart`: there where the viewer may be kept from deciding it (`mayBeApart`). */
export function actionsOnTask(viewed: ViewedCase, task: CaseTask, apart?: Apart): TaskAction[] {
  if (!OPEN_TASK_STATUSES.some((open) => open === task.status)) return [];
  return ON_TASK.filter((action) => refusalOnTask(viewed, task, action, apart) === undefined);
}

/** Why the viewer may not do this to a task. */
export function refusalOnTask(
  viewed: ViewedCase,
  task: CaseTask,
  action: TaskAction,
  apart?: Apart,
): string | undefined {
  const { row, viewer, isClosed } = viewed;
  const toTask = relationsToTask(viewer, rolesOfTask(task), row.districtId);
  const toCase = viewed.relations().filter((relation) => relation !== 'stepRole' && relation !== 'unitHead');
  const state = taskState(
    { state: STATES[task.status], assignee: task.assignee, revision: task.revision },
    { closed: isClosed, revision: row.revision },
    viewer.id,
  );
  const kept = apart !== undefined && isKeptApart(viewed, task, apart);
  if (kept && (action === 'claimTask' || action === 'decideTask')) return 'SEPARATION_OF_DUTIES';
  if (apart?.otherSelf && action === 'decideTask') return 'SEPARATION_OF_DUTIES';
  return refusalFor(action, [...toCase, ...toTask], state);
}
