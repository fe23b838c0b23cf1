import { proxyActivities } from '@temporalio/workflow';
import type { WakingActivities } from './upkeep-activities.js';

const { wakeCases: wake } = proxyActivities<WakingActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '2 minutes',
  scheduleToCloseTimeout: '14 days',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Wakes every case that waits for a deadline before an instant (RFC 3339). It is started to begin shortly before they come. */
export async function wakeCases(before: string): Promise<{ cases: number }> {
  return wake(before);
}
