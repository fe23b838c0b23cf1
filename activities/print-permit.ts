import { ApplicationFailure } from '@temporalio/common';
import { PermitNotIssuedError, PermitNotPaidError } from '../city/papers/errors.js';
import { type RenderDependencies, renderPermit } from '../city/papers/render-permit.js';
import type { PrintingActivities } from '../workflows/activities.js';
import { withHeartbeat } from './heartbeat.js';

export function createPrintingActivities(deps: RenderDependencies): PrintingActivities {
  return {
    async printPermit(reference) {
      try {
        await withHeartbeat(() => renderPermit(deps, reference));
      } catch (error) {
        // The database will not say otherwise at the next attempt: nothing is granted, or its money was taken back.
        if (error instanceof PermitNotIssuedError || error instanceof PermitNotPaidError) {
          throw ApplicationFailure.nonRetryable(error.message, error.name);
        }
        throw error;
      }
    },
  };
}
