import { proxyActivities } from '@temporalio/workflow';
import type { EndingActivities } from './upkeep-activities.js';

const { seeToPermitEnds } = proxyActivities<EndingActivities>({
  startToCloseTimeout: '4 hours',
  heartbeatTimeout: '2 minutes',
  scheduleToCloseTimeout: '22 hours',
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes' },
});

/** Tells holders that their permits end, and lets those lapse that nobody makes use of. No case has to be open for it. */
export async function permitEnds(): Promise<{ told: number; lapsed: number }> {
  return seeToPermitEnds();
}
