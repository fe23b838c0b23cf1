import { proxyActivities } from '@temporalio/workflow';
import type { PrintingActivities } from './upkeep-activities.js';

const printing = proxyActivities<PrintingActivities>({
  startToCloseTimeout: '1 hour',
  // A worker that was killed says nothing more; another one then draws the papers.
  heartbeatTimeout: '10 seconds',
  scheduleToCloseTimeout: '14 days',
  retry: { initialInterval: '1 second', maximumInterval: '10 minutes' },
});

/** Draws the papers of permits that were granted lately, so that whoever prints one finds it ready. */
export async function printPapers(): Promise<void> {
  await printing.printPapers();
}
