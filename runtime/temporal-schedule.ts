import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';

interface DailyWork {
  /** of the schedule, and of its workflow */
  id: string;
  workflowType: string;
  taskQueue: string;
  /** in Tehran */
  hour: number;
  minute: number;
}

/** Has Temporal run a workflow every day. A schedule that is there, as an operator may have paused or changed it, stays. */
export async function scheduleDaily(client: Client, { id, workflowType, taskQueue, ...at }: DailyWork): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: id,
      spec: { calendars: [at], timezone: 'Asia/Tehran' },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
      action: { type: 'startWorkflow', workflowType, workflowId: id, taskQueue, args: [] },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
