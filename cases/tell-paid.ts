import { isClosedState } from '../policy/states.js';
import type { PrismaClient } from '../prisma/client.js';
import { NoWorkflowError } from './message-failures.js';
import type { CaseMessenger } from './messenger.js';
import { markStuck, WORKFLOW_GONE } from './stuck.js';

/**
 * Tells a case that it is paid. One that has ended needs no word of it; one whose workflow is gone is noted as stuck, so
 * that operators and the cashier see where the money is.
 */
export const createPaidTeller =
  ({ prisma, messenger }: { prisma: PrismaClient; messenger: Pick<CaseMessenger, 'paymentSettled'> }) =>
  async (reference: string, revision: number): Promise<void> => {
    try {
      await messenger.paymentSettled(reference, revision);
    } catch (error) {
      if (!(error instanceof NoWorkflowError)) throw error;
      const row = await prisma.application.findUnique({
        where: { reference },
        select: { status: true, currentSteps: true, standing: true },
      });
      // Of what an older version wrote last, or another system, `cases check` finds out.
      if (!row?.standing || isClosedState(row.status)) return;
      await markStuck(prisma, { reference, steps: row.currentSteps, why: WORKFLOW_GONE, at: new Date().toISOString() });
    }
  };
