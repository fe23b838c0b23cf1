import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { deliverNotification } from '../../workflows/deliver-notification.js';

/**
 * Starts one workflow for each message; one that is under way is left alone. Whether a message is still to be sent is the
 * database's word: after one has ended another may start, for one that gave up, and finds nothing to do otherwise.
 */
export function createStartDelivery(client: Client, taskQueue: string): (ids: readonly string[]) => Promise<void> {
  async function start(id: string): Promise<void> {
    try {
      await client.workflow.start<typeof deliverNotification>('deliverNotification', {
        workflowId: `notification/${id}`,
        taskQueue,
        args: [id],
        workflowIdConflictPolicy: 'FAIL',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
  return async (ids) => {
    await Promise.all(ids.map(start));
  };
}
