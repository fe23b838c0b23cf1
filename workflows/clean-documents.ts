import { proxyActivities } from '@temporalio/workflow';
import type { CleaningActivities, CleanReport } from './upkeep-activities.js';

const { cleanDocumentShelf } = proxyActivities<CleaningActivities>({
  startToCloseTimeout: '12 hours',
  heartbeatTimeout: '10 minutes',
  scheduleToCloseTimeout: '22 hours',
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes' },
});

/** Takes the documents away that no row names. Its answer, in Temporal's own pages, says how many. */
export async function cleanDocuments(): Promise<CleanReport> {
  return cleanDocumentShelf();
}
