import { isOverdue } from '../city/payments/slip-rows.js';
import { mandateFacts } from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import { applicationState, isClosedState, type StateOf, taskState } from '../policy/states.js';
import type { Operation, SubjectOf } from '../policy/table.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { Context } from './context.js';
import { signedIn } from './context.js';
import { ApplicationClosedError, NotFoundError, Refusal, StaleRevisionError } from './refusals.js';
import { relationsTo, relationsToTask, superiorFor } from './relations.js';

type Database = Pick<Prisma.TransactionClient, 'application' | 'task' | 'paymentSlip'>;

type OperationOn<S> = { [O in Operation]: SubjectOf<O> extends S ? O : never }[Operation];

export type ApplicationOperation = OperationOn<'application'>;

export type TaskOperation = Exclude<OperationOn<'task'>, 'listTask'>;

/** What the policy asks about the case of anything. */
const caseColumns = {
  reference: true,
  status: true,
  revision: true,
  ownerId: true,
  parcel: true,
  districtId: true,
  permitType: { select: { code: true } },
  mandate: { select: mandateFacts },
  tasks: { select: { role: true, escalatedTo: true } },
} as const satisfies Prisma.ApplicationSelect;

const columns = {
  ...caseColumns,
  permitTypeHash: true,
  filedById: true,
  draft: true,
  draftVersion: true,
  draftCarried: true,
} as const satisfies Prisma.ApplicationSelect;

type CaseRow = Prisma.ApplicationGetPayload<{ select: typeof caseColumns }>;

export type FoundApplication = Prisma.ApplicationGetPayload<{ select: typeof columns }>;

const CLOSED = ['ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] as const;

/** For the statement that changes a working copy, so that none slips in after the end. */
export const stillOpen = { status: { notIn: [...CLOSED] } } satisfies Prisma.ApplicationWhereInput;

function relations(viewer: Viewer, row: CaseRow, drafting: boolean): Relation[] {
  const { ownerId, mandate, parcel, districtId, permitType } = row;
  const taskRoles = row.tasks.flatMap(({ role, escalatedTo }) => (escalatedTo ? [role, escalatedTo] : [role]));
  return relationsTo(viewer, {
    ownerId,
    mandate,
    parcel,
    districtId,
    permitType: permitType.code,
    drafting,
    taskRoles,
  });
}

function refuse<O extends Operation>(operation: O, to: Relation[], state: StateOf<SubjectOf<O>>, row: CaseRow): void {
  const code = refusalFor(operation, to, state);
  if (code === 'NOT_FOUND') throw new NotFoundError();
  if (code === 'STALE_REVISION') throw new StaleRevisionError(row.revision);
  if (code) throw new Refusal(code);
}

/** Refuses what the policy does not allow the viewer to do to the application as it stands. */
export function mustAllow(viewer: Viewer, operation: ApplicationOperation, row: CaseRow): void {
  refuse(operation, relations(viewer, row, operation !== 'submit'), applicationState(row), row);
}

/** What decides who sees a working copy; a list asks for one statement more only where there are mandates. */
export const draftColumns = {
  status: true,
  revision: true,
  ownerId: true,
  mandateId: true,
  parcel: true,
  districtId: true,
  permitTypeHash: true,
} as const satisfies Prisma.ApplicationSelect;

/** Whether the viewer sees the working copy, which whoever only looks on never does. */
export async function seesDraft(
  context: Context,
  row: Prisma.ApplicationGetPayload<{ select: typeof draftColumns }>,
): Promise<boolean> {
  const mandate = row.mandateId === null ? null : await context.load.mandate.load(row.mandateId);
  const { code: permitType } = await context.catalogue.definition(row.permitTypeHash);
  const facts = { ...row, mandate, permitType, drafting: true, taskRoles: [] };
  return refusalFor('readDraft', relationsTo(signedIn(context), facts), applicationState(row)) === undefined;
}

/** An application that the viewer may do this to. Refuses with the policy's code. */
export async function ownApplication(
  context: Context,
  reference: string,
  operation: ApplicationOperation,
  database: Database = context.prisma,
): Promise<FoundApplication> {
  const viewer = signedIn(context);
  const found = await database.application.findUnique({ where: { reference }, select: columns });
  if (!found) throw new NotFoundError();
  mustAllow(viewer, operation, found);
  return found;
}

export const isClosed = (row: { status: FoundApplication['status']; revision: number }): boolean =>
  isClosedState(applicationState(row));

/** Refuses what no longer fits: a closed application, or one that has moved past the revision the caller looked at. */
export function mustBeCurrent(application: FoundApplication, revision: number | null | undefined): void {
  if (isClosed(application)) throw new ApplicationClosedError();
  if (revision != null && revision !== application.revision) throw new StaleRevisionError(application.revision);
}

/** A slip that the viewer may pay. */
export async function payableSlip(
  context: Context,
  id: string,
): Promise<{ payable: bigint; application: { reference: string; ownerId: string } }> {
  const viewer = signedIn(context);
  const slip = await context.prisma.paymentSlip.findUnique({
    where: { id },
    select: { status: true, payable: true, payUntil: true, application: { select: caseColumns } },
  });
  if (!slip) throw new NotFoundError();
  // A slip lapses with its last day, before anything has written that down.
  const lapsed = slip.status === 'PAYABLE' && isOverdue(slip, new Date());
  const state = lapsed ? 'EXPIRED' : slip.status;
  refuse('pay', relations(viewer, slip.application, true), state, slip.application);
  return slip;
}

const TASK_STATES = { OPEN: 'open', CLAIMED: 'open', DONE: 'done', CANCELLED: 'cancelled' } as const;

/** A task that the viewer may do this to, as far as the database knows; its workflow has the last word. */
export async function workableTask(context: Context, id: string, operation: TaskOperation) {
  const viewer = signedIn(context);
  const task = await context.prisma.task.findUnique({
    where: { id },
    select: {
      reference: true,
      revision: true,
      status: true,
      assignee: true,
      role: true,
      escalatedTo: true,
      application: { select: caseColumns },
    },
  });
  if (!task) throw new NotFoundError();
  const { application, status, assignee, revision } = task;
  const toCase = relations(viewer, application, true);
  const roles = task.escalatedTo === null ? [task.role] : [task.role, task.escalatedTo];
  const toTask = relationsToTask(viewer, roles, application.districtId);
  const at = { closed: isClosed(application), revision: application.revision };
  const state = taskState({ state: TASK_STATES[status], assignee, revision }, at, viewer.id);
  // Who reads the case through a task of another role is told that this one is not for them.
  const reads = toTask.length === 0 && toCase.some((relation) => OF_TASKS.has(relation));
  const as = [...toCase.filter((relation) => !OF_TASKS.has(relation)), ...toTask];
  refuse(operation, reads ? [...as, 'auditor'] : as, state, application);
  return {
    reference: task.reference,
    districtId: application.districtId,
    roles,
    as,
    ...superiorFor(viewer, roles, application.districtId),
  };
}

/** What somebody is to one task of a case, and not to another. */
const OF_TASKS: ReadonlySet<Relation> = new Set(['stepRole', 'unitHead']);
