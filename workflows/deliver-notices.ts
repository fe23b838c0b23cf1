import { proxyActivities } from '@temporalio/workflow';
import type { NotificationActivities } from './upkeep-activities.js';

const { sendNotices } = proxyActivities<NotificationActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '2 minutes',
  scheduleToCloseTimeout: '14 days',
  retry: { initialInterval: '1 second', maximumInterval: '10 minutes' },
});

/** Sends all that waits for people. Which messages these are is the database's word, so the history holds nothing of them. */
export async function deliverNotices(): Promise<void> {
  await sendNotices();
}
