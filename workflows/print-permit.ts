import { proxyActivities } from '@temporalio/workflow';
import type { PrintingActivities } from './upkeep-activities.js';

const printing = proxyActivities<PrintingActivities>({
  startToCloseTimeout: '5 minutes',
  // A worker that was killed says nothing more; another one then draws the paper.
  heartbeatTimeout: '10 seconds',
  scheduleToCloseTimeout: '14 days',
  retry: { initialInterval: '1 second', maximumInterval: '10 minutes' },
});

/** Draws a paper that could not be drawn with the others. */
export async function printPermit(reference: string): Promise<void> {
  await printing.printPermit(reference);
}
