import { createHash } from 'node:crypto';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { findCase, unlessOfState } from './open-case.js';
import { withRemarks } from './remarks.js';
import { sendFirst } from './send-first.js';

/** Has a person decide what the engine would, or has before the permit is granted. Again is harmless. */
export async function requestHumanReview(acting: Acting, reference: string, reason: string | undefined): Promise<void> {
  const actor = actorOf(acting.viewer);
  const viewed = await findCase(acting, reference);
  const refusal = unlessOfState(viewed.refusal('requestHumanReview'));
  if (refusal && viewed.row.revision === 0) throw refusal;
  const messageId = `${reference} ${viewed.row.revision} person ${actor.id} ${reason}`;
  const id = `person-${createHash('sha256').update(messageId).digest('hex').slice(0, 32)}`;
  await withRemarks(acting, { reference, author: actor.id, text: reason, messageId }, ({ remark }) => {
    const message = { actor, ...(remark && { remark }) };
    return sendFirst(acting, { reference, id, refusal }, () =>
      acting.messenger.requestHumanReview(reference, message, id),
    );
  });
}
