import { timelineSentence } from '../city/notices/timeline.js';
import { appendToTrail } from '../city/trail/append.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';

export interface StuckCase {
  reference: string;
  /** ids of the steps at which it stands */
  steps: string[];
  /** for operators: what failed */
  why: string;
  /** RFC 3339 */
  at: string;
  /** a run of its workflow may still number its timeline: then nothing is put in between */
  mayStillRun?: boolean;
}

/** Longest reason that is kept; what a database says of a statement goes on for pages. */
const MOST_CHARACTERS = 500;

/** Notes that nothing of a case goes on until it is repaired. Again is harmless. */
export async function markStuck(
  prisma: PrismaClient,
  { reference, steps, why, at, mayStillRun }: StuckCase,
): Promise<void> {
  const stuckWhy = why.replace(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS);
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: { reference, OR: [{ stuckAt: null }, { stuckWhy: { not: stuckWhy } }] },
      data: { stuckAt: at, stuckWhy },
    });
    if (count === 0) return;
    await tellApplicationChanged(tx, reference);
    if (!mayStillRun) await tellTimeline(tx, reference, new Date(at));
    const changed = { steps, why: stuckWhy };
    await appendToTrail(tx, [{ subject: reference, act: 'CASE_STUCK', by: 'engine', at: new Date(at), changed }]);
  });
}

/** A run of its workflow has taken the case up again. */
export async function markUnstuck(prisma: PrismaClient, reference: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: { reference, stuckAt: { not: null } },
      data: { stuckAt: null, stuckWhy: null },
    });
    if (count === 0) return;
    await tellApplicationChanged(tx, reference);
    await appendToTrail(tx, [{ subject: reference, act: 'CASE_RESUMED', by: 'engine' }]);
  });
}

async function tellTimeline(tx: Transaction, reference: string, at: Date): Promise<void> {
  const last = await tx.timelineEntry.aggregate({ where: { reference }, _max: { seq: true } });
  const entry = { reference, seq: (last._max.seq ?? 0) + 1, at, type: 'STUCK', actor: 'engine' };
  await tx.timelineEntry.create({ data: { ...entry, summary: timelineSentence('STUCK', {}), data: {} } });
}
