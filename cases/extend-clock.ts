import { createHash } from 'node:crypto';
import type { Relation } from '../policy/relations.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { inputMessages } from './messages/inputs.js';
import { findCase, policyRefusal, unlessOfState } from './open-case.js';
import { invalidInput, NotFoundError } from './refusals.js';
import { withRemarks } from './remarks.js';
import { sendFirst } from './send-first.js';
import { requiredWords } from './text-input.js';
import { relationsToTask } from './viewer-relations.js';

interface Order {
  reference: string;
  clock: string;
  reason: string;
}

/** Makes a clock of the case longer by a reasoned order. The same order again is the same message. */
export async function extendClock(acting: Acting, { reference, clock, reason }: Order): Promise<{ reads: boolean }> {
  const words = requiredWords('reason', reason, 4_000);
  const viewed = await findCase(acting, reference);
  const { clocks = [] } = await acting.catalogue.definition(viewed.row.permitTypeHash);
  const extensible = clocks.filter(({ extension }) => extension);
  const named = extensible.find(({ id }) => id === clock);
  if (!named && !viewed.may('read')) throw new NotFoundError();
  const known = extensible.map(({ id }) => id).join(', ') || '–';
  if (!named?.extension) throw invalidInput('clock', 'CLOCK_UNKNOWN', inputMessages.CLOCK_UNKNOWN({ clock, known }));
  const { viewer, row } = viewed;
  const others = viewed.relations().map((relation): Relation => (relation === 'stepRole' ? 'auditor' : relation));
  const relations = [...others, ...relationsToTask(viewer, [named.extension.by], row.districtId)];
  const refusal = unlessOfState(policyRefusal('extendClock', relations, viewed.state));
  const actor = actorOf(viewer);
  const content = JSON.stringify([reference, clock, actor.id, words]);
  const id = `extend-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
  await withRemarks(acting, { reference, author: actor.id, text: words, messageId: id }, ({ remark }) => {
    const message = { clock, actor, ...(remark && { remark }) };
    return sendFirst(acting, { reference, id, refusal }, () => acting.messenger.extendClock(reference, message, id));
  });
  return { reads: viewed.may('read') };
}
