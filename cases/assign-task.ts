import type { PrioritizeTaskMessage } from '../workflows/messages.js';
import type { Acting } from './acting.js';
import { actorOf } from './actor.js';
import { openTask } from './open-task.js';

/** Takes a task on. */
export async function claimTask(acting: Acting, taskId: string): Promise<void> {
  const { reference } = await openTask(acting, taskId, 'claimTask');
  await acting.messenger.claimTask(reference, { taskId, actor: actorOf(acting.viewer) });
}

/** Gives a task back to everybody of its role. */
export async function releaseTask(acting: Acting, taskId: string): Promise<void> {
  const { reference } = await openTask(acting, taskId, 'releaseTask');
  await acting.messenger.releaseTask(reference, { taskId, actor: actorOf(acting.viewer) });
}

/** Puts a task forward, or back, in the lists of work. */
export async function prioritizeTask(
  acting: Acting,
  { taskId, priority }: Pick<PrioritizeTaskMessage, 'taskId' | 'priority'>,
): Promise<void> {
  const actor = actorOf(acting.viewer);
  const { reference, as, onBehalfOf } = await openTask(acting, taskId, 'prioritizeTask');
  const message = { taskId, priority, actor, as, ...(onBehalfOf && { onBehalfOf }) };
  await acting.messenger.prioritizeTask(reference, message);
}
