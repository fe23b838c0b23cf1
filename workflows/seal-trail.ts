import { proxyActivities } from '@temporalio/workflow';
import type { Seal, SealingActivities } from './upkeep-activities.js';

const { sealTrailHeads } = proxyActivities<SealingActivities>({
  startToCloseTimeout: '4 hours',
  scheduleToCloseTimeout: '22 hours',
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes' },
});

/** Seals the trail for the day. Its answer, in Temporal's own pages, is the seal: a copy that the database cannot change. */
export async function sealTrail(): Promise<Seal> {
  return sealTrailHeads();
}
