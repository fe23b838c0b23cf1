import { INVITED } from '../../forms/bodies.js';
import { taskState } from '../../policy/states.js';
import type { Acting } from '../acting.js';
import { caseOfTask } from '../case-head.js';
import { type Decider, decideTask } from '../decide-task.js';
import { policyRefusal, unlessOfState, ViewedCase } from '../open-case.js';
import { must } from '../permission.js';
import { NotFoundError } from '../refusals.js';
import { ownInvitations } from './read.js';

export interface InvitationAnswer {
  id: string;
  /** code of one of its choices */
  outcome: string;
  reason?: string | null | undefined;
  answers?: unknown;
}

/** Answers what somebody who is named in a case is asked. The same answer again changes nothing. */
export async function answerInvitation(acting: Acting, { id, outcome, ...given }: InvitationAnswer): Promise<void> {
  must(acting.viewer, 'answerInvitation');
  const [invitation] = await ownInvitations(acting, id);
  if (!invitation) throw new NotFoundError();
  // Whatever else the step offers, who is invited sends no case back.
  const isPlain = outcome === 'approve' && invitation.choices.some((choice) => choice.id === outcome);
  const decision = { id, outcome: 'APPROVE' as const, outcomeId: isPlain ? null : outcome, ...given };
  await decideTask(acting, decision, openInvited);
}

/** The task of an invitation, to whoever is invited; they are of its role for this one answer, whatever else they are. */
async function openInvited({ prisma, viewer }: Acting, id: string): Promise<Decider> {
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
  const refusal = unlessOfState(policyRefusal('decideTask', ['stepRole'], state, revision));
  return { viewer, reference, hash, stepId: task.stepId, refusal, otherSelf: false, roles: [INVITED] };
}
