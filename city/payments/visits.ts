import { tellApplicationChanged } from '../../prisma/application-changed.js';
import type { PrismaClient } from '../../prisma/client.js';

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

/** Visits that are under way: begun a short while ago, and nobody has said that they failed or were settled. */
export const underWay = (now: Date) => ({
  createdAt: { gt: new Date(now.getTime() - VISIT_MINUTES * 60_000) },
  endedAt: null,
  OR: [{ outcome: null }, { outcome: 'paid' }],
});

export const isVisitId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
