import type { Client } from '@temporalio/client';
import { scheduleDaily } from '../../runtime/temporal-schedule.js';

export const SEALING_SCHEDULE = 'trail/seal';

/** Has Temporal seal the trail once a day, soon after midnight. */
export const scheduleSealing = (client: Client, taskQueue: string): Promise<void> =>
  scheduleDaily(client, { id: SEALING_SCHEDULE, workflowType: 'sealTrail', taskQueue, hour: 0, minute: 5 });
