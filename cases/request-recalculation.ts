import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { findCase, unlessOfState } from './open-case.js';
import { sendFirst } from './send-first.js';

/** Works the fees out again under the rulebook in force, after the slips have lapsed. Again is harmless. */
export async function requestRecalculation(acting: Acting, reference: string): Promise<void> {
  const viewed = await findCase(acting, reference);
  const refusal = unlessOfState(viewed.refusal('recalculate'));
  // A case that takes none now may have been worked out by this very message.
  const { revision } = viewed.row;
  const id = `recalculate-${refusal ? revision - 1 : revision}`;
  const message = { actor: actorOf(acting.viewer) };
  await sendFirst(acting, { reference, id, refusal }, () => acting.messenger.recalculate(reference, message, id));
}
