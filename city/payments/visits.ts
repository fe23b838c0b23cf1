import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { PaymentSession } from '../../prisma/generated/client/client.js';

/** Keeps what a bank says of a visit. Money outweighs a failure that was told before it. */
export async function noteOutcome(prisma: PrismaClient, id: string, outcome: 'paid' | 'failed'): Promise<void> {
  if (!isVisitId(id)) return;
  const replaces = outcome === 'paid' ? {} : { outcome: null };
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.paymentSession.updateMany({ where: { id, ...replaces }, data: { outcome } });
    const visit = count > 0 && (await tx.paymentSession.findUnique({ where: { id }, select: { slip: true } }));
    if (visit) await tellApplicationChanged(tx, visit.slip.reference);
  });
}

/** Marks a visit as told in full: settled, and its case told. Until then the bank tells it again. */
export async function endVisit(prisma: PrismaClient, id: string): Promise<void> {
  if (!isVisitId(id)) return;
  await prisma.paymentSession.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date() } });
}

/** How long a payer has at a bank's page; a visit that says nothing for longer is over. */
export const VISIT_MINUTES = 20;

/**
 * The last visit that is under way of a slip's visits, in the order in which they began: begun a short while ago, and nobody
 * has said that it failed or was settled.
 */
export function lastUnderWay<Visit extends Pick<PaymentSession, 'createdAt' | 'endedAt' | 'outcome'>>(
  visits: readonly Visit[],
  now: Date,
): Visit | undefined {
  const since = now.getTime() - VISIT_MINUTES * 60_000;
  return visits.findLast(
    ({ createdAt, endedAt, outcome }) =>
      createdAt.getTime() > since && endedAt === null && (outcome === null || outcome === 'paid'),
  );
}

export const isVisitId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
