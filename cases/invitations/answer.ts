import type { Acting } from '../acting.js';
import { decideTask } from '../decide-task.js';
import { openInvited, ownInvitation } from './open.js';

export interface InvitationAnswer {
  id: string;
  /** code of one of its choices */
  outcome: string;
  reason?: string | null | undefined;
  answers?: unknown;
}

/** Answers what somebody who is named in a case is asked. The same answer again changes nothing. */
export async function answerInvitation(acting: Acting, { id, outcome, ...given }: InvitationAnswer): Promise<void> {
  const { choices } = await ownInvitation(acting, id);
  // Whatever else the step offers, who is invited sends no case back.
  const isPlain = outcome === 'approve' && choices.some((choice) => choice.id === outcome);
  const decision = { id, outcome: 'APPROVE' as const, outcomeId: isPlain ? null : outcome, ...given };
  await decideTask(acting, decision, openInvited);
}
