import { appendToTrail } from '../city/trail/append.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { PrismaClient } from '../prisma/client.js';

export interface StuckCase {
  reference: string;
  /** ids of the steps at which it stands */
  steps: string[];
  /** for operators: what failed */
  why: string;
  /** RFC 3339 */
  at: string;
}

/** Longest reason that is kept; what a database says of a statement goes on for pages. */
const MOST_CHARACTERS = 500;

/** Notes that nothing of a case goes on until it is repaired. Again is harmless. */
export async function markStuck(prisma: PrismaClient, { reference, steps, why, at }: StuckCase): Promise<void> {
  const stuckWhy = why.replace(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS);
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: { reference, OR: [{ stuckAt: null }, { stuckWhy: { not: stuckWhy } }] },
      data: { stuckAt: at, stuckWhy },
    });
    if (count === 0) return;
    await tellApplicationChanged(tx, reference);
    const changed = { steps, why: stuckWhy };
    await appendToTrail(tx, [{ subject: reference, act: 'CASE_STUCK', by: 'engine', at: new Date(at), changed }]);
  });
}
