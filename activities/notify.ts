import { Context } from '@temporalio/activity';
import { type DeliveryDependencies, deliver, deliverAll } from '../city/notices/deliver.js';
import type { DeliveryStarter } from '../city/notices/start-delivery.js';
import type { NotificationActivities } from '../workflows/upkeep-activities.js';

export function createNotificationActivities(
  deps: DeliveryDependencies & { delivery: Pick<DeliveryStarter, 'alone'> },
): NotificationActivities {
  return {
    async sendNotices() {
      const context = Context.current();
      const { workflowId } = context.info.workflowExecution ?? {};
      if (workflowId === undefined) throw new Error('messages are taken in the name of a workflow');
      await deliverAll(deps, workflowId, () => context.heartbeat());
    },
    async sendNotification(id) {
      const context = Context.current();
      await deliver(deps, id, () => context.heartbeat());
    },
  };
}
