import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { PermitNotIssuedError, PermitNotPaidError } from '../city/papers/errors.js';
import { type RenderDependencies, renderPermit } from '../city/papers/render-permit.js';
import type { PrintingStarter } from '../city/papers/start-printing.js';
import { undrawnSince } from '../city/papers/undrawn.js';
import type { PrintingActivities } from '../workflows/upkeep-activities.js';
import { withHeartbeat } from './heartbeat.js';

/** How long before its printing was asked for a permit may have been granted, in ms. */
const SLOWEST_GRANT = 10 * 60_000;

export function createPrintingActivities(
  deps: RenderDependencies & { printing: Pick<PrintingStarter, 'alone'> },
): PrintingActivities {
  /** Several printings of this process do not draw the same paper. */
  const drawing = new Set<string>();

  async function draw({ reference, number }: { reference: string; number: string }): Promise<void> {
    if (drawing.has(number)) return;
    drawing.add(number);
    try {
      await renderPermit(deps, reference, number);
    } catch (error) {
      // The next reader would be told the same.
      if (!isFinal(error)) await deps.printing.alone(reference);
    } finally {
      drawing.delete(number);
    }
  }

  return {
    async printPapers() {
      const { scheduledTimestampMs } = Context.current().info;
      const since = new Date(scheduledTimestampMs - SLOWEST_GRANT);
      await withHeartbeat(async () => {
        for (const permit of await undrawnSince(deps.prisma, since)) await draw(permit);
      });
    },
    async printPermit(reference) {
      try {
        await withHeartbeat(() => renderPermit(deps, reference));
      } catch (error) {
        if (isFinal(error)) throw ApplicationFailure.nonRetryable(error.message, error.name);
        throw error;
      }
    },
  };
}

/** The database will not say otherwise at the next attempt: nothing is granted, or its money was taken back. */
const isFinal = (error: unknown): error is PermitNotIssuedError | PermitNotPaidError =>
  error instanceof PermitNotIssuedError || error instanceof PermitNotPaidError;
