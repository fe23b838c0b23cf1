import { proxyActivities } from '@temporalio/workflow';
import type { ForgettingActivities } from './upkeep-activities.js';

const { forgetOldEvents } = proxyActivities<ForgettingActivities>({
  startToCloseTimeout: '4 hours',
  scheduleToCloseTimeout: '22 hours',
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes' },
});

/** Takes away what is older than the journal is kept. Its answer, in Temporal's own pages, says how many events. */
export async function forgetEvents(): Promise<number> {
  return forgetOldEvents();
}
