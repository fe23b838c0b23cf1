import { heartbeat } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { checkCases } from '../cases/health/check.js';
import { markStuck, WORKFLOW_GONE } from '../cases/stuck.js';
import type { Notices } from '../city/notices/notices.js';
import type { PrismaClient } from '../prisma/client.js';
import type { CheckingActivities } from '../workflows/upkeep-activities.js';
import { createWakingActivities } from './wake-cases.js';

interface CheckingDependencies {
  prisma: PrismaClient;
  client: Client;
  /** starts the delivery of what nobody has delivered */
  notices: Pick<Notices, 'deliverAbandoned'>;
  log: Pick<Logger, 'error'>;
}

/** What is found is logged, and where nothing of a case goes on, its rows say so. Repairing it is an operator's. */
export function createCheckingActivities({ prisma, client, notices, log }: CheckingDependencies): CheckingActivities {
  const { wakeCases } = createWakingActivities({ prisma, client });
  return {
    async checkEveryCase() {
      await notices.deliverAbandoned();
      await wakeCases(new Date().toISOString());
      return checkCases({
        prisma,
        client,
        onProgress: heartbeat,
        async onFinding({ reference, kind, detail }) {
          log.error({ reference, kind, detail }, 'the rows of a case and its workflow do not agree');
          // Where a run of it is there, that run says what becomes of it.
          if (kind !== 'GONE') return;
          await markStuck(prisma, { reference, steps: [], why: WORKFLOW_GONE, at: new Date().toISOString() });
        },
      });
    },
  };
}
