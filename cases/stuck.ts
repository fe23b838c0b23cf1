import type { Told } from '../city/notices/events.js';
import type { Notices } from '../city/notices/notices.js';
import { timelineSentence } from '../city/notices/timeline.js';
import { appendToTrail } from '../city/trail/append.js';
import { CLOSED_STATUSES } from '../policy/states.js';
import { tellApplicationChanged } from '../prisma/application-changed.js';
import type { PrismaClient, Transaction } from '../prisma/client.js';
import { writeNotices } from './notice-view.js';

export interface StuckCase {
  reference: string;
  /** ids of the steps at which it stands */
  steps: string[];
  /** for operators: what failed */
  why: string;
  /** RFC 3339 */
  at: string;
}

/** Why a case is stuck whose workflow somebody has ended. */
export const WORKFLOW_GONE = 'no workflow of the case runs; `parvaneh cases repair` starts one from its rows';

/** Longest reason that is kept; what a database says of a statement goes on for pages. */
const MOST_CHARACTERS = 500;

/** Notes that nothing of a case goes on until it is repaired, and tells those whose case and work it is. Again is harmless. */
export async function markStuck(
  prisma: PrismaClient,
  { reference, steps, why, at }: StuckCase,
  notices?: Notices,
): Promise<void> {
  const stuckWhy = why.replace(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS);
  const told = await prisma.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: {
        reference,
        AND: [
          { OR: [{ stuckAt: null }, { stuckWhy: { not: stuckWhy } }] },
          // One that has come to its end meanwhile is where it should be.
          { OR: [{ status: { notIn: [...CLOSED_STATUSES] } }, { currentSteps: { isEmpty: false } }] },
        ],
      },
      data: { stuckAt: at, stuckWhy },
    });
    if (count === 0) return undefined;
    await tellApplicationChanged(tx, reference);
    const entry = await tellTimeline(tx, reference, at);
    if (notices) await writeNotices(tx, notices, entry);
    const changed = { steps, why: stuckWhy };
    await appendToTrail(tx, [{ subject: reference, act: 'CASE_STUCK', by: 'engine', at: new Date(at), changed }]);
    return entry;
  });
  if (told) await notices?.deliver(told);
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

async function tellTimeline(tx: Transaction, reference: string, at: string): Promise<Told> {
  const [last, { transition: number, revision, status }] = await Promise.all([
    tx.timelineEntry.aggregate({ where: { reference }, _max: { seq: true } }),
    tx.application.findUniqueOrThrow({
      where: { reference },
      select: { transition: true, revision: true, status: true },
    }),
  ]);
  const entry = { seq: (last._max.seq ?? 0) + 1, type: 'STUCK', actor: 'engine' };
  const summary = timelineSentence('STUCK', {});
  await tx.timelineEntry.create({ data: { ...entry, reference, at: new Date(at), summary, data: {} } });
  return { reference, number, revision, at, status, timeline: [entry], notifications: [] };
}
