import { heartbeat } from '@temporalio/activity';
import { type DeliveryDependencies, deliver } from '../city/notices/deliver.js';

export interface NotificationActivities {
  /** Sends a message once over each channel its recipients want; fails, to be tried again, while one is out of order. */
  sendNotification(id: string): Promise<void>;
}

export function createNotificationActivities(deps: DeliveryDependencies): NotificationActivities {
  return { sendNotification: (id) => deliver(deps, id, () => heartbeat()) };
}
