import { heartbeat } from '@temporalio/activity';
import { type DeliveryDependencies, deliver } from '../city/notices/deliver.js';
import type { NotificationActivities } from '../workflows/activities.js';

export function createNotificationActivities(deps: DeliveryDependencies): NotificationActivities {
  return { sendNotification: (id) => deliver(deps, id, () => heartbeat()) };
}
