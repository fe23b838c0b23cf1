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

/** Suspends, restores or revokes a permit, and tells its people. Nobody does so to their own. Again is harmless. */
export async function changePermitStanding(acting: Acting, { number, to, reason }: Order): Promise<void> {
  const { prisma, viewer, notices, log } = acting;
  must(viewer, 'managePermits');
  const words = requiredWords('reason', reason, 1_000);
  const permit = await prisma.permit.findUnique({
    where: { number },
    select: { application: { select: { reference: true, ownerId: true, filedById: true, status: true } } },
  });
  if (!permit) throw new NotFoundError();
  const { reference, ownerId, filedById, status } = permit.application;
  const later = (why: string) => (error: unknown) => log.warn({ err: error }, why);
  if ([ownerId, filedById].some((party) => sameAccount(party, viewer.id))) throw new Refusal('SEPARATION_OF_DUTIES');
  if (status !== 'ISSUED') throw new Refusal('CONFLICT', actMessages.PERMIT_DECIDED_ANEW);
  try {
    await orderStanding(prisma, {
      ...{ number, to, reason: words, by: viewer.id },
      tell: (tx, { at, ...ordered }) =>
        notices.tell(tx, { ...ordered, at, key: `${ordered.event.toLowerCase()}-${at.getTime()}` }),
    });
  } catch (error) {
    if (error instanceof PermitNotIssuedError) throw new NotFoundError();
    if (error instanceof PermitStandingFinalError) throw new Refusal('CONFLICT', actMessages.PERMIT_FINAL);
    throw error;
  }
  // A further grant of its case may wait for it to be in force.
  if (to === 'ISSUED') await acting.messenger.lookAtRows(reference).catch(later('the case looks later'));
  // Written they are; what cannot be sent now goes with the next that are.
  await notices.deliverWaiting().catch(later('people are told later'));
}
