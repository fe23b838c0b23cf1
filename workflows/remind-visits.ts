import { proxyActivities } from '@temporalio/workflow';
import type { VisitActivities } from './upkeep-activities.js';

const { remindOfVisits } = proxyActivities<VisitActivities>({
  startToCloseTimeout: '1 hour',
  scheduleToCloseTimeout: '12 hours',
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes' },
});

/** Reminds both sides of the visits of tomorrow. Its answer, in Temporal's own pages, says of how many. */
export async function remindVisits(): Promise<number> {
  return remindOfVisits();
}
