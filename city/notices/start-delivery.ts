import { randomUUID } from 'node:crypto';
import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { createBurst } from '../../runtime/temporal-burst.js';
import type { deliverNotices } from '../../workflows/deliver-notices.js';
import type { deliverNotification } from '../../workflows/deliver-notification.js';

export interface DeliveryStarter {
  /** Has all that is written and not taken sent within seconds, by one workflow for all that is asked meanwhile. */
  soon(): Promise<void>;
  /** Has one message sent by a workflow of its own, which tries again for as long as a channel is out of order. */
  alone(id: string): Promise<void>;
  /** Whether the workflow that took messages goes on. */
  isUnderWay(workflowId: string): Promise<boolean>;
}

/** The workflow that a message has to itself. */
export const aloneIdOf = (id: string): string => `notification/${id}`;

export function createDeliveryStarter(client: Client, taskQueue: string): DeliveryStarter {
  return {
    soon: createBurst(async (startDelay) => {
      const workflowId = `notices/${randomUUID()}`;
      await client.workflow.start<typeof deliverNotices>('deliverNotices', { workflowId, taskQueue, startDelay });
    }),
    async alone(id) {
      try {
        await client.workflow.start<typeof deliverNotification>('deliverNotification', {
          workflowId: aloneIdOf(id),
          taskQueue,
          args: [id],
          workflowIdConflictPolicy: 'FAIL',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
    async isUnderWay(workflowId) {
      try {
        return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    },
  };
}
