import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { wakeCases } from '../workflows/wake-cases.js';

const HOUR = 3_600_000;
/** How long before the first deadline of its hour a watch begins, in ms: cases are woken ahead, and clocks do not run alike. */
const LEAD = 300_000;
/** A watch is not left to begin at once: what is due then has a timer of its own, in ms. */
const MARGIN = 60_000;

export interface DeadlineWatch {
  /**
   * Has deadlines watched over that lie far enough ahead, each hour by one workflow for all cases. Answers with the instant
   * (RFC 3339) from which on they are, or nothing where that could not be arranged.
   */
  over(due: Record<string, string[]>): Promise<string | undefined>;
}

/** The workflow that wakes the cases whose deadlines come within an hour. */
export const watchIdOf = (hour: number): string => `deadlines/${new Date(hour).toISOString()}`;

export function createDeadlineWatch(client: Client, taskQueue: string): DeadlineWatch {
  const started = new Map<number, Promise<void>>();

  async function start(hour: number, startDelay: number): Promise<void> {
    try {
      await client.workflow.start<typeof wakeCases>('wakeCases', {
        workflowId: watchIdOf(hour),
        taskQueue,
        args: [new Date(hour + HOUR).toISOString()],
        startDelay,
        workflowIdConflictPolicy: 'FAIL',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  return {
    async over(due) {
      const now = Date.now();
      const from = Math.ceil((now + LEAD + MARGIN) / HOUR) * HOUR;
      for (const hour of started.keys()) if (hour < from) started.delete(hour);
      // What comes after a step's first such deadline has the case's own timer, set when it was woken for the first.
      const firsts = Object.values(due).map((instants) =>
        Math.min(...instants.map((at) => Date.parse(at)).filter((at) => at >= from)),
      );
      const hours = new Set(firsts.filter(Number.isFinite).map((at) => Math.floor(at / HOUR) * HOUR));
      for (const hour of hours) {
        if (started.has(hour)) continue;
        const begun = start(hour, hour - LEAD - now);
        started.set(hour, begun);
        begun.catch(() => started.delete(hour));
      }
      try {
        await Promise.all([...hours].map((hour) => started.get(hour)));
        return new Date(from).toISOString();
      } catch {
        return undefined;
      }
    },
  };
}
