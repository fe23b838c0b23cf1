import { setTimeout as pause } from 'node:timers/promises';
import { isClosedState } from '../policy/states.js';
import type { Relocated } from '../workflows/case-shape.js';
import type { Acting } from './acting.js';
import { NoWorkflowError } from './message-failures.js';
import { exactRefusals } from './messages/refusals.js';
import { isOfState } from './open-case.js';
import { ApplicationClosedError, Refusal, UnavailableError } from './refusals.js';
import { markStuck, WORKFLOW_GONE } from './stuck.js';

interface Sending {
  reference: string;
  /** of the message, where its repetition is to be known */
  id?: string;
  /** what the rows would refuse it with, as they stand */
  refusal: Refusal | undefined;
}

type Services = Pick<Acting, 'prisma' | 'messenger'>;

/** How often a case that is behind its rows is asked again, and how long it is given, in ms. */
const MOST_TRIES = 20;
const BREATH = 100;

/**
 * Sends a message whatever the rows say of the case's state: they may be ahead of its workflow, which then takes them up
 * and judges. Where none runs any more the rows judge; the same message again is answered as it was.
 */
export async function sendFirst(services: Services, sending: Sending, send: () => Promise<void>): Promise<void> {
  let asked = false;
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof NoWorkflowError) return byItsRows(services, sending, error);
      const differs = error instanceof Refusal && mayBeStale(error) && error.code !== sending.refusal?.code;
      if (!differs || tries === MOST_TRIES) throw error;
      if (await isBehind(services, sending.reference)) {
        await services.messenger.lookAtRows(sending.reference);
        await pause(BREATH);
        // One that has taken them up in between is asked once more.
      } else if (asked) throw error;
      else asked = true;
    }
  }
}

/** A workflow that is behind its rows refuses for a state that is over, or knows nothing of a task. */
const mayBeStale = ({ code }: Refusal): boolean => isOfState(code) || code === 'NOT_FOUND';

async function isBehind({ prisma, messenger }: Services, reference: string): Promise<boolean> {
  const known = await messenger.transition(reference);
  const row = await prisma.application.findUnique({ where: { reference }, select: { transition: true } });
  return row !== null && known < row.transition;
}

async function byItsRows({ prisma }: Services, { reference, id, refusal }: Sending, error: NoWorkflowError) {
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
