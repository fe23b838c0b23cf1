import { CLOSED_STATUSES } from '../policy/states.js';
import type { PrismaClient } from '../prisma/client.js';
import { poolOf } from '../prisma/client.js';
import { figures, poolConnections } from '../runtime/metrics.js';

interface Row {
  cases: Record<string, number> | null;
  stuck: number;
  overdue: number;
  outbox: number;
  unmatched: number;
  sealed: number | null;
}

/** Scraped oftener than that, figures are those of the last time, in ms. */
const FRESH_MS = 2_000;

/** Reads in one statement what operators watch of the cases; `pool` names the connections that it counts as well. */
export function createFigures(prisma: PrismaClient, pool: string): () => Promise<void> {
  let read = 0;
  return async () => {
    const { totalCount = 0, idleCount = 0, waitingCount = 0 } = poolOf(prisma) ?? {};
    poolConnections.set({ pool, state: 'used' }, totalCount - idleCount);
    poolConnections.set({ pool, state: 'idle' }, idleCount);
    poolConnections.set({ pool, state: 'waiting' }, waitingCount);
    if (Date.now() - read < FRESH_MS) return;
    const [row] = await prisma.$queryRaw<Row[]>`SELECT
      (SELECT jsonb_object_agg(status, count) FROM (SELECT status, count(*)::int AS count FROM "Application"
        WHERE status::text <> ALL(${['DRAFT', ...CLOSED_STATUSES]}) GROUP BY status) open) AS cases,
      (SELECT count(*)::int FROM "Application" WHERE "stuckAt" IS NOT NULL) AS stuck,
      (SELECT count(*)::int FROM "Task" WHERE status IN ('OPEN', 'CLAIMED') AND "dueAt" < now()) AS overdue,
      (SELECT coalesce(extract(epoch FROM now() - min("createdAt")), 0)::float8 FROM "Notification"
        WHERE "sentAt" IS NULL AND "createdAt" > now() - interval '14 days') AS outbox,
      (SELECT count(*)::int FROM "Receipt" WHERE status = 'UNMATCHED') AS unmatched,
      (SELECT extract(epoch FROM now() - max(at))::float8 FROM "TrailSeal") AS sealed`;
    if (!row) return;
    read = Date.now();
    figures.cases.reset();
    for (const [status, count] of Object.entries(row.cases ?? {})) figures.cases.set({ status }, count);
    figures.stuckCases.set(row.stuck);
    figures.overdueTasks.set(row.overdue);
    figures.outboxOldest.set(row.outbox);
    figures.unmatchedReceipts.set(row.unmatched);
    if (row.sealed !== null) figures.sealAge.set(row.sealed);
  };
}
