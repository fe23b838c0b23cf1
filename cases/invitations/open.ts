import { INVITED } from '../../forms/bodies.js';
import { taskState } from '../../policy/states.js';
import type { Acting } from '../acting.js';
import { caseOfTask } from '../case-head.js';
import type { Decider } from '../decide-task.js';
import { policyRefusal, unlessOfState, ViewedCase } from '../open-case.js';
import { must } from '../permission.js';
import { NotFoundError } from '../refusals.js';
import { type Invitation, ownInvitations } from './read.js';

/** An invitation of the viewer's. Throws NotFoundError for all else. */
export async function ownInvitation(acting: Acting, id: string): Promise<Invitation> {
  must(acting.viewer, 'answerInvitation');
  const [invitation] = await ownInvitations(acting, id);
  if (!invitation) throw new NotFoundError();
  return invitation;
}

/** The task of an invitation, to whoever is invited; they are of its role for this one answer, whatever else they are. */
export async function openInvited(
  { prisma, viewer }: Acting,
  id: string,
  operation: 'decideTask' | 'attachToTask' = 'decideTask',
): Promise<Decider> {
  const row = await caseOfTask(prisma, id, undefined);
  const task = row?.tasks.find((each) => each.id === id);
  if (!row || !task) throw new NotFoundError();
  const { reference, revision, permitTypeHash: hash } = row;
  const open = task.status === 'OPEN' || task.status === 'CLAIMED';
  const state = taskState(
    {
      state: open ? 'open' : task.status === 'DONE' ? 'done' : 'cancelled',
      assignee: task.assignee,
      revision: task.revision,
    },
    { closed: new ViewedCase(row, viewer).isClosed, revision },
    viewer.id,
  );
  const refusal = unlessOfState(policyRefusal(operation, ['stepRole'], state, revision));
  return { viewer, reference, hash, stepId: task.stepId, refusal, otherSelf: false, roles: [INVITED] };
}
