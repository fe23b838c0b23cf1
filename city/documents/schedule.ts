import type { Client } from '@temporalio/client';
import { scheduleDaily } from '../../runtime/temporal-schedule.js';

export const CLEANING_SCHEDULE = 'documents/clean';

/** Has Temporal clean every night. */
export const scheduleCleaning = (client: Client, taskQueue: string): Promise<void> =>
  scheduleDaily(client, { id: CLEANING_SCHEDULE, workflowType: 'cleanDocuments', taskQueue, hour: 3, minute: 10 });
