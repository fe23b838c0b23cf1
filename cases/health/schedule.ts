import type { Client } from '@temporalio/client';
import { scheduleDaily } from '../../runtime/temporal-schedule.js';

/** Has Temporal look for cases that do not go on once a day, before work begins. */
export const scheduleChecking = (client: Client, taskQueue: string): Promise<void> =>
  scheduleDaily(client, { id: 'cases/check', workflowType: 'checkCases', taskQueue, hour: 5, minute: 30 });
