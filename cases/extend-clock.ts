import { createHash } from 'node:crypto';
import type { CaseClock } from '../forms/clocks-as-they-stand.js';
import type { Relation } from '../policy/relations.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { inputMessages } from './messages/inputs.js';
import { findCase, policyRefusal, unlessOfState, type ViewedCase } from './open-case.js';
import { invalidInput, NotFoundError, type Refusal } from './refusals.js';
import { withRemarks } from './remarks.js';
import { sendFirst } from './send-first.js';
import { requiredWords } from './text-input.js';
import { relationsToTask } from './viewer-relations.js';

/** Why the viewer may not make a clock longer that people of this role may. */
function refusalOf(viewed: ViewedCase, by: string): Refusal | undefined {
  const { viewer, row } = viewed;
  const others = viewed.relations().map((relation): Relation => (relation === 'stepRole' ? 'auditor' : relation));
  return policyRefusal('extendClock', [...others, ...relationsToTask(viewer, [by], row.districtId)], viewed.state);
}

/** Whether the viewer may order a clock of a case to run longer now. */
export const mayExtend = (viewed: ViewedCase, { clock, state, extensionsLeft }: CaseClock): boolean =>
  (state === 'running' || state === 'stopped') &&
  extensionsLeft > 0 &&
  clock.extension !== undefined &&
  refusalOf(viewed, clock.extension.by) === undefined;

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
  const { viewer } = viewed;
  const refusal = unlessOfState(refusalOf(viewed, named.extension.by));
  const actor = actorOf(viewer);
  const content = JSON.stringify([reference, clock, actor.id, words]);
  const id = `extend-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
  await withRemarks(acting, { reference, author: actor.id, text: words, messageId: id }, ({ remark }) => {
    const message = { clock, actor, ...(remark && { remark }) };
    return sendFirst(acting, { reference, id, refusal }, () => acting.messenger.extendClock(reference, message, id));
  });
  return { reads: viewed.may('read') };
}
