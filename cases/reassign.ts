import { randomUUID } from 'node:crypto';
import { standingOf, workOf } from '../city/people/holdings.js';
import { capacitiesFor } from '../policy/holding.js';
import type { Actor } from '../workflows/messages.js';
import { type Context, signedIn } from './context.js';
import { workableTask } from './find.js';
import { inputMessages } from './messages/inputs.js';
import { exactRefusals } from './messages/refusals.js';
import { invalidInput, Refusal } from './refusals.js';
import { withRemarks } from './remarks.js';
import { actorOf } from './standing.js';
import { wordsOf } from './text-input.js';

/** Gives a task to a person who holds its role where the case is. Who may do so, the policy says. */
export async function reassign(
  context: Context,
  { id: taskId, to, reason }: { id: string; to: string; reason: string },
): Promise<void> {
  const actor = actorOf(signedIn(context));
  const words = wordsOf('reason', reason);
  if (!words) throw new Refusal('REASON_REQUIRED', exactRefusals.REASSIGNMENT_REASON);
  const { reference, districtId, roles, as, onBehalfOf } = await workableTask(context, taskId, 'reassignTask');
  const person = await personNamed(context, to);
  if (!person || capacitiesFor(person, roles, districtId).length === 0) throw notThere();
  // Every call is another message, so its words are kept by themselves.
  const remarkOf = { reference, author: actor.id, text: words, messageId: randomUUID() };
  await withRemarks(context, remarkOf, ({ remark }) =>
    context.cases.reassignTask(reference, {
      taskId,
      to: person,
      actor,
      as,
      ...(remark && { remark }),
      ...(onBehalfOf && { onBehalfOf }),
    }),
  );
}

async function personNamed({ prisma }: Context, id: string): Promise<Actor | undefined> {
  const standing = await standingOf(prisma, id, new Date());
  return standing && { id, ...workOf(standing.roles), ...(standing.officeId && { office: standing.officeId }) };
}

const notThere = () => invalidInput('to', 'NOT_A_HOLDER', inputMessages.NOT_A_HOLDER);
