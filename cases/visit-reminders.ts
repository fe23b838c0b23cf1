import type { Client } from '@temporalio/client';
import { scheduleDaily } from '../runtime/temporal-schedule.js';

/** Has Temporal remind of the visits of tomorrow once a day, while people are awake. */
export const scheduleVisitReminders = (client: Client, taskQueue: string): Promise<void> =>
  scheduleDaily(client, { id: 'visits/remind', workflowType: 'remindVisits', taskQueue, hour: 9, minute: 0 });
