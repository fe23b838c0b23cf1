import { registeredPerson, workOf } from '../city/people/holdings.js';
import { capacitiesFor } from '../policy/holding.js';
import type { Actor } from '../workflows/messages.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { inputMessages } from './messages/inputs.js';
import { exactRefusals } from './messages/refusals.js';
import { openTask } from './open-task.js';
import { invalidInput, Refusal } from './refusals.js';
import { withRemarks } from './remarks.js';
import { sendFirst } from './send-first.js';
import { wordsOf } from './text-input.js';

/** Gives a task to a person who holds its role where the case is. Who may do so, the policy says. */
export async function reassignTask(
  acting: Acting,
  { id: taskId, to, reason }: { id: string; to: string; reason: string },
): Promise<void> {
  const actor = actorOf(acting.viewer);
  const words = wordsOf('reason', reason);
  if (!words) throw new Refusal('REASON_REQUIRED', exactRefusals.REASSIGNMENT_REASON);
  const { reference, districtId, roles, as, onBehalfOf, refusal } = await openTask(acting, taskId, 'reassignTask');
  const person = await workerNamed(acting, to);
  if (!person || capacitiesFor(person, roles, districtId).length === 0) throw notThere();
  const messageId = JSON.stringify(['reassign', taskId, actor.id, to, words]);
  await withRemarks(acting, { reference, author: actor.id, text: words, messageId }, ({ remark }) => {
    const message = { taskId, to: person, actor, as, ...(remark && { remark }), ...(onBehalfOf && { onBehalfOf }) };
    return sendFirst(acting, { reference, refusal }, () => acting.messenger.reassignTask(reference, message));
  });
}

async function workerNamed({ prisma }: Acting, id: string): Promise<Actor | undefined> {
  const person = await registeredPerson(prisma, id, new Date());
  return person && { id, ...workOf(person.roles), ...(person.officeId && { office: person.officeId }) };
}

const notThere = () => invalidInput('to', 'NOT_A_HOLDER', inputMessages.NOT_A_HOLDER);
