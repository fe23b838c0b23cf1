import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';

export const CLEANING_SCHEDULE = 'documents/clean';

/** Has Temporal clean every night. A schedule that is there, as an operator may have paused or changed it, stays. */
export async function scheduleCleaning(client: Client, taskQueue: string): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: CLEANING_SCHEDULE,
      spec: { calendars: [{ hour: 3, minute: 10 }], timezone: 'Asia/Tehran' },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
      action: {
        type: 'startWorkflow',
        workflowType: 'cleanDocuments',
        workflowId: CLEANING_SCHEDULE,
        taskQueue,
        args: [],
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
