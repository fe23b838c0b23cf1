import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { LongWorkActivities } from './upkeep-activities.js';

const { runLongWork } = proxyActivities<LongWorkActivities>({
  startToCloseTimeout: '12 hours',
  heartbeatTimeout: '2 minutes',
  retry: { initialInterval: '5 seconds', maximumInterval: '1 minute', maximumAttempts: 20 },
});
const { failLongWork } = proxyActivities<LongWorkActivities>({ startToCloseTimeout: '1 minute' });

/** Does what somebody has started, by its id; what, and what comes of it, is in the database. A worker that ends begins it anew. */
export async function longWork(id: string): Promise<void> {
  try {
    await runLongWork(id);
  } catch (error) {
    if (isCancellation(error)) throw error;
    await failLongWork(id);
  }
}
