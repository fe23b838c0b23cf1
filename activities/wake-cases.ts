import { heartbeat } from '@temporalio/activity';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { workflowIdOf } from '../cases/messenger.js';
import { CLOSED_STATUSES } from '../policy/states.js';
import { ask, type Database } from '../prisma/sql.js';
import { deadlineNearSignal } from '../workflows/messages.js';
import type { WakingActivities } from '../workflows/upkeep-activities.js';

const WAITING = {
  name: 'wait for a deadline',
  text: `SELECT reference FROM "Application"
    WHERE earliest_deadline(standing) < $1 AND "stuckAt" IS NULL AND (status::text <> ALL($2) OR cardinality("currentSteps") > 0)
    ORDER BY earliest_deadline(standing)`,
};

/** Cases that are woken at a time. */
const AT_ONCE = 16;

/** Deadlines that many cases share a workflow for. One that was missed is met by whatever wakes cases next. */
export function createWakingActivities({ prisma, client }: { prisma: Database; client: Client }): WakingActivities {
  async function wake(reference: string): Promise<void> {
    try {
      await client.workflow.getHandle(workflowIdOf(reference)).signal(deadlineNearSignal);
    } catch (error) {
      // It has come to its end, or an operator has to bring it back.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
  return {
    async wakeCases(before) {
      const rows = await ask<{ reference: string }>(prisma, WAITING, [Date.parse(before), [...CLOSED_STATUSES]]);
      for (let i = 0; i < rows.length; i += AT_ONCE) {
        await Promise.all(rows.slice(i, i + AT_ONCE).map(({ reference }) => wake(reference)));
        heartbeat(i);
      }
      return { cases: rows.length };
    },
  };
}
