import type { Client } from '@temporalio/client';
import { scheduleDaily } from '../../runtime/temporal-schedule.js';

/** Has Temporal look after the ends of permits once a day, when people are awake to be told. */
export const scheduleEnds = (client: Client, taskQueue: string): Promise<void> =>
  scheduleDaily(client, { id: 'permits/ends', workflowType: 'permitEnds', taskQueue, hour: 9, minute: 0 });
