import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { printPermit } from '../../workflows/print-permit.js';

/** Starts the printing of a granted permit, beside its case; one that is under way or done is left alone. */
export function createStartPrinting(client: Client, taskQueue: string): (reference: string) => Promise<void> {
  return async (reference) => {
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
  };
}
