import { randomUUID } from 'node:crypto';
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { createBurst } from '../../runtime/temporal-burst.js';
import type { printPapers } from '../../workflows/print-papers.js';
import type { printPermit } from '../../workflows/print-permit.js';

export interface PrintingStarter {
  /** Has the papers of what was granted drawn within seconds, by one workflow for all that is asked meanwhile. */
  soon(): Promise<void>;
  /** Has one paper drawn by a workflow of its own, which tries again; one that is under way or done is left alone. */
  alone(reference: string): Promise<void>;
}

export function createPrintingStarter(client: Client, taskQueue: string): PrintingStarter {
  return {
    soon: createBurst(async (startDelay) => {
      const workflowId = `permit-papers/${randomUUID()}`;
      await client.workflow.start<typeof printPapers>('printPapers', { workflowId, taskQueue, startDelay });
    }),
    async alone(reference) {
      try {
        await client.workflow.start<typeof printPermit>('printPermit', {
          workflowId: `permit-paper/${reference}`,
          taskQueue,
          args: [reference],
          workflowIdConflictPolicy: 'FAIL',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
  };
}
