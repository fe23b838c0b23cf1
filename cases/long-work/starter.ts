import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { longWork } from '../../workflows/long-work.js';

/** Has workers do it. */
export interface WorkStarter {
  start(id: string): Promise<void>;
  cancel(id: string): Promise<void>;
}

const idOf = (id: string): string => `long-work/${id}`;
/** How long Temporal has to take it, in ms. */
const DEADLINE = 10_000;

export const createWorkStarter = (client: Client, taskQueue: string): WorkStarter => ({
  async start(id) {
    await client.withDeadline(Date.now() + DEADLINE, () =>
      client.workflow.start<typeof longWork>('longWork', { workflowId: idOf(id), taskQueue, args: [id] }),
    );
  },
  async cancel(id) {
    try {
      await client.withDeadline(Date.now() + DEADLINE, () => client.workflow.getHandle(idOf(id)).cancel());
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  },
});
