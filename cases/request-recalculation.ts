import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { viewCase } from './open-case.js';

/** Works the fees out again under the rulebook in force, after the slips have lapsed. */
export async function requestRecalculation(acting: Acting, reference: string): Promise<void> {
  const { row } = await viewCase(acting, reference, 'recalculate');
  await acting.messenger.recalculate(reference, actorOf(acting.viewer), `recalculate-${row.revision}`);
}
