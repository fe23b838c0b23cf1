import type { PrioritizeTaskMessage } from '../workflows/messages.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { openTask } from './open-task.js';
import { sendFirst } from './send-first.js';

/** Takes a task on. */
export async function claimTask(acting: Acting, taskId: string): Promise<void> {
  const { reference, refusal } = await openTask(acting, taskId, 'claimTask');
  const message = { taskId, actor: actorOf(acting.viewer) };
  await sendFirst(acting, { reference, refusal }, () => acting.messenger.claimTask(reference, message));
}

/** Gives a task back to everybody of its role. */
export async function releaseTask(acting: Acting, taskId: string): Promise<void> {
  const { reference, refusal } = await openTask(acting, taskId, 'releaseTask');
  const message = { taskId, actor: actorOf(acting.viewer) };
  await sendFirst(acting, { reference, refusal }, () => acting.messenger.releaseTask(reference, message));
}

/** Puts a task forward, or back, in the lists of work. */
export async function prioritizeTask(
  acting: Acting,
  { taskId, priority }: Pick<PrioritizeTaskMessage, 'taskId' | 'priority'>,
): Promise<void> {
  const actor = actorOf(acting.viewer);
  const { reference, as, onBehalfOf, refusal } = await openTask(acting, taskId, 'prioritizeTask');
  const message = { taskId, priority, actor, as, ...(onBehalfOf && { onBehalfOf }) };
  await sendFirst(acting, { reference, refusal }, () => acting.messenger.prioritizeTask(reference, message));
}
