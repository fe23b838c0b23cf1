import { isClosedState } from '../policy/states.js';
import type { Relocated } from '../workflows/case-shape.js';
import type { Acting } from './acting.js';
import { NoWorkflowError } from './message-failures.js';
import { exactRefusals } from './messages/refusals.js';
import { ApplicationClosedError, type Refusal, UnavailableError } from './refusals.js';
import { markStuck } from './stuck.js';

interface Sending {
  reference: string;
  /** of the message, where its repetition is to be known */
  id?: string;
  /** what the rows would refuse it with, as they stand */
  refusal: Refusal | undefined;
}

/**
 * Sends a message whatever the rows say of the case's state: they may be ahead of its workflow, which then takes them up
 * and judges. Where none runs any more the rows judge; the same message again is answered as it was.
 */
export async function sendFirst(
  { prisma }: Pick<Acting, 'prisma'>,
  { reference, id, refusal }: Sending,
  send: () => Promise<void>,
): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof NoWorkflowError)) throw error;
    const row = await prisma.application.findUnique({
      where: { reference },
      select: { status: true, currentSteps: true, standing: true },
    });
    const { answered = [] } = (row?.standing ?? {}) as Partial<Relocated>;
    if (id !== undefined && answered.some(([known]) => known === id)) return;
    if (refusal) throw refusal;
    if (!row || isClosedState(row.status)) throw new ApplicationClosedError();
    await markStuck(prisma, { reference, steps: row.currentSteps, why: WORKFLOW_GONE, at: new Date().toISOString() });
    throw new UnavailableError(error, exactRefusals.CASE_STUCK);
  }
}

/** Why a case is stuck whose workflow somebody has ended. */
export const WORKFLOW_GONE = 'no workflow of the case runs; `parvaneh cases repair` starts one from its rows';
