import { PermitNotIssuedError, PermitStandingFinalError } from '../city/papers/errors.js';
import { orderStanding } from '../city/papers/standing.js';
import { sameAccount } from '../city/people/second-person.js';
import type { Acting } from './acting.js';
import { actMessages } from './messages/acts.js';
import { must } from './permission.js';
import { NotFoundError, Refusal } from './refusals.js';
import { requiredWords } from './text-input.js';

interface Order {
  number: string;
  to: 'SUSPENDED' | 'ISSUED' | 'REVOKED';
  /** public: shown to whoever verifies the permit */
  reason: string;
}

interface Ordering extends Pick<Acting, 'prisma' | 'notices'> {
  /** tells the workflow of a case to look at its rows */
  wake(reference: string): Promise<unknown>;
  /** what is written and cannot be told now; it is told later */
  later(why: string): (error: unknown) => void;
}

/** An administrator's order over the API. Nobody gives one on their own permit. */
export async function changePermitStanding(acting: Acting, order: Order): Promise<void> {
  const { prisma, viewer, notices, messenger, log } = acting;
  must(viewer, 'managePermits');
  const permit = await prisma.permit.findUnique({
    where: { number: order.number },
    select: { application: { select: { ownerId: true, filedById: true } } },
  });
  if (!permit) throw new NotFoundError();
  const { ownerId, filedById } = permit.application;
  if ([ownerId, filedById].some((party) => sameAccount(party, viewer.id))) throw new Refusal('SEPARATION_OF_DUTIES');
  const wake = (reference: string) => messenger.lookAtRows(reference);
  const later = (why: string) => (error: unknown) => log.warn({ err: error }, why);
  try {
    await orderPermitStanding({ prisma, notices, wake, later }, { ...order, by: viewer.id });
  } catch (error) {
    if (error instanceof PermitStandingFinalError) throw new Refusal('CONFLICT', actMessages.PERMIT_FINAL);
    throw error;
  }
}

/**
 * Suspends, restores or revokes a permit, tells its people, and wakes its case; whoever orders it, and wherever. Again is harmless.
 * Throws PermitNotIssuedError, PermitStandingFinalError, and a refusal where its case is decided anew.
 */
export async function orderPermitStanding(
  { prisma, notices, wake, later }: Ordering,
  { number, to, reason, by }: Order & { by: string },
): Promise<void> {
  const words = requiredWords('reason', reason, 1_000);
  const permit = await prisma.permit.findUnique({
    where: { number },
    select: { application: { select: { reference: true, status: true } } },
  });
  if (!permit) throw new PermitNotIssuedError(number);
  const { reference, status } = permit.application;
  if (status !== 'ISSUED') throw new Refusal('CONFLICT', actMessages.PERMIT_DECIDED_ANEW);
  await orderStanding(prisma, {
    ...{ number, to, reason: words, by },
    tell: (tx, { at, ...ordered }) =>
      notices.tell(tx, { ...ordered, at, key: `${ordered.event.toLowerCase()}-${at.getTime()}` }),
  });
  // A further grant of its case may wait for it to be in force.
  if (to === 'ISSUED') await wake(reference).catch(later('the case looks later'));
  // Written they are; what cannot be sent now goes with the next that are.
  await notices.deliverWaiting().catch(later('people are told later'));
}
