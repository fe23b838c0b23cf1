import type { Client } from '@temporalio/client';
import { scheduleDaily } from '../../runtime/temporal-schedule.js';

const FORGETTING_SCHEDULE = 'journal/forget';

/** Has Temporal take away every night what is no longer kept in the journal. */
export const scheduleForgetting = (client: Client, taskQueue: string): Promise<void> =>
  scheduleDaily(client, { id: FORGETTING_SCHEDULE, workflowType: 'forgetEvents', taskQueue, hour: 2, minute: 20 });
