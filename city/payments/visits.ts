import type { PrismaClient } from '../../prisma/client.js';

/** Keeps what a bank says of a visit. Money outweighs a failure that was told before it. */
export async function noteOutcome(prisma: PrismaClient, id: string, outcome: 'paid' | 'failed'): Promise<void> {
  if (!isVisitId(id)) return;
  const replaces = outcome === 'paid' ? {} : { outcome: null };
  await prisma.paymentSession.updateMany({ where: { id, ...replaces }, data: { outcome } });
}

/** Marks a visit as told in full: settled, and its case told. Until then the bank tells it again. */
export async function endVisit(prisma: PrismaClient, id: string): Promise<void> {
  if (!isVisitId(id)) return;
  await prisma.paymentSession.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date() } });
}

export const isVisitId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
