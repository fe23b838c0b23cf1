import type { Viewer } from '../city/people/viewer.js';
import type { Relation } from '../policy/relations.js';
import { taskState } from '../policy/states.js';
import type { Acting } from './acting.js';
import { caseOfTask } from './case-head.js';
import { type OperationOn, policyRefusal, rolesOfTask, unlessOfState, ViewedCase } from './open-case.js';
import { NotFoundError, type Refusal } from './refusals.js';
import { relationsToTask, superiorFor } from './viewer-relations.js';

type TaskOperation = Exclude<OperationOn<'task'>, 'listTask'>;

export interface OpenTask {
  stepId: string;
  /** of the definition of its case */
  hash: string;
  /** who asks, as the register of people says now */
  viewer: Viewer;
  reference: string;
  districtId: string | null;
  /** that it is for, or was escalated to */
  roles: string[];
  /** what the viewer is to it */
  as: Relation[];
  /** in whose place, if not their own, the viewer is above those who work on it */
  onBehalfOf?: string;
  /** what the rows refuse it with for how the task stands */
  refusal: Refusal | undefined;
  /** the viewer, who would decide it, is a party of the case by another account */
  otherSelf: boolean;
}

const STATES = { OPEN: 'open', CLAIMED: 'open', DONE: 'done', CANCELLED: 'cancelled' } as const;

/** What somebody is to one task of a case, and not to another. */
const OF_TASKS: ReadonlySet<Relation> = new Set(['stepRole', 'unitHead']);

/** A task that the viewer may do this to, as far as the database knows; its workflow has the last word. */
export async function openTask(acting: Acting, id: string, operation: TaskOperation): Promise<OpenTask> {
  const { viewer, row } = await lookAtTask(acting, id, operation);
  const task = row?.tasks.find((each) => each.id === id);
  if (!row || !task) throw new NotFoundError();
  const { reference, districtId, revision } = row;
  const viewed = new ViewedCase(row, viewer);
  const toCase = viewed.relations();
  const roles = rolesOfTask(task);
  const toTask = relationsToTask(viewer, roles, districtId);
  const state = taskState(
    { state: STATES[task.status], assignee: task.assignee, revision: task.revision },
    { closed: viewed.isClosed, revision },
    viewer.id,
  );
  // Who reads the case through a task of another role is told that this one is not for them.
  const reads = toTask.length === 0 && toCase.some((relation) => OF_TASKS.has(relation));
  const as = [...toCase.filter((relation) => !OF_TASKS.has(relation)), ...toTask];
  const refusal = unlessOfState(policyRefusal(operation, reads ? [...as, 'auditor'] : as, state, revision));
  const { otherSelf } = row;
  const place = { stepId: task.stepId, hash: row.permitTypeHash };
  return {
    ...place,
    viewer,
    reference,
    districtId,
    roles,
    as,
    refusal,
    otherSelf,
    ...superiorFor(viewer, roles, districtId),
  };
}

/** How often a viewer's standing may change while a task is looked at. */
const TRIES = 5;

/** The case of a task with who asks. One who was presumed to be something else is looked for anew. */
async function lookAtTask({ prisma, viewer: first, presumed }: Acting, id: string, operation: TaskOperation) {
  let viewer = first;
  let standing = presumed?.standing;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const self = operation === 'decideTask' ? selfOf(viewer) : undefined;
    const row = await caseOfTask(prisma, id, self, presumed?.identity);
    if (!row || !presumed || row.standing === null || row.standing === standing) return { viewer, row };
    standing = row.standing;
    viewer = presumed.remember(standing);
  }
  throw new Error('the standing of a viewer changed again and again');
}

const selfOf = ({ id, nationalId, claimedNationalId }: Viewer) => ({
  id,
  nationalIds: [nationalId, claimedNationalId].flatMap((one) => one || []),
});
