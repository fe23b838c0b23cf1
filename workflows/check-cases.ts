import { proxyActivities } from '@temporalio/workflow';
import type { CheckingActivities } from './upkeep-activities.js';

const { checkEveryCase } = proxyActivities<CheckingActivities>({
  startToCloseTimeout: '4 hours',
  heartbeatTimeout: '10 minutes',
  scheduleToCloseTimeout: '22 hours',
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes' },
});

/** Looks for cases whose rows and workflow do not agree. Its answer, in Temporal's own pages, says how many. */
export async function checkCases(): Promise<{ cases: number; findings: number }> {
  return checkEveryCase();
}
