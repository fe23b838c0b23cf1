import { proxyActivities } from '@temporalio/workflow';
import type { NotificationActivities } from './upkeep-activities.js';

const { sendNotification } = proxyActivities<NotificationActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '2 minutes',
  // A mail server may be away over the longest holidays.
  scheduleToCloseTimeout: '14 days',
  retry: { initialInterval: '1 second', maximumInterval: '10 minutes' },
});

/** Sends one message that met an outage. Its id is all that the history holds. */
export async function deliverNotification(id: string): Promise<void> {
  await sendNotification(id);
}
