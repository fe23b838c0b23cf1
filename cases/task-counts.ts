import { LRUCache } from 'lru-cache';
import type { Viewer } from '../city/people/viewer.js';
import { cellOf } from '../policy/judge.js';
import { OPEN_TASK_STATUSES } from '../policy/states.js';
import { Prisma } from '../prisma/generated/client/client.js';
import type { Acting } from './acting.js';
import { headsOf, relationsWithDistricts, workRolesOf } from './viewer-relations.js';

/** Work that waits, of one role in one district. */
export interface TaskQueue {
  role: string;
  district: string | null;
  open: number;
  claimed: number;
  mine: number;
  overdue: number;
  escalated: number;
  urgent: number;
}

/** Of which role, or of all, and where, or everywhere, a viewer's queues are. */
interface Reach {
  role: string | null;
  district: string | null;
}

function reachOf(viewer: Viewer): Reach[] {
  const all = relationsWithDistricts(viewer).filter(
    ({ relation }) => cellOf('listTask', relation, 'OPEN') === 'allowed',
  );
  const named = [...workRolesOf(viewer), ...headsOf(viewer)];
  return [...all.map(({ districts }) => ({ role: null, districts })), ...named].flatMap(({ role, districts }) =>
    (districts ?? [null]).map((district) => ({ role, district })),
  );
}

/** The count of more work than this is kept for a moment: so many times as long as counting it took. */
const MUCH = 10_000;
const KEPT = 20;
/** A queue that is looked at is never older, in ms. */
const OLDEST_MS = 2_000;

interface Counted {
  queues: TaskQueue[];
  until: number;
}

const kept = new WeakMap<Acting['prisma'], LRUCache<string, Counted>>();

/**
 * The queues of a viewer as they stand. Where much work waits the count is kept for a moment, so that however often its
 * viewer looks, counting takes a twentieth of one core: it is then up to two seconds old. Kept by what the viewer
 * may see at this moment, so nobody is told of a queue that is no longer theirs.
 */
export async function countTasks({ prisma, viewer }: Acting): Promise<TaskQueue[]> {
  const reach = reachOf(viewer);
  if (reach.length === 0) return [];
  const counts = kept.get(prisma) ?? new LRUCache<string, Counted>({ max: 500 });
  kept.set(prisma, counts);
  const key = JSON.stringify([viewer.id, reach]);
  const before = counts.get(key);
  if (before && before.until > performance.now()) return before.queues;
  const began = performance.now();
  const queues = await count(prisma, viewer, reach);
  const took = performance.now() - began;
  const until = began + took + Math.min(OLDEST_MS, took * KEPT);
  const waiting = queues.reduce((sum, { open, claimed }) => sum + open + claimed, 0);
  if (waiting > MUCH) counts.set(key, { queues, until });
  else counts.delete(key);
  return queues;
}

/** One statement over the work that is open, however many queues there are; an index has all that it looks at. */
function count(prisma: Acting['prisma'], viewer: Viewer, reach: readonly Reach[]): Promise<TaskQueue[]> {
  const roles = [...new Set(reach.flatMap(({ role }) => role ?? []))];
  const waiting = Prisma.sql`SELECT role, "escalatedTo", "districtId", status, assignee, "dueAt", escalated, priority
    FROM "Task" WHERE status = ANY(${[...OPEN_TASK_STATUSES]}::"TaskStatus"[])`;
  const theirs = reach.some(({ role }) => role === null)
    ? waiting
    : Prisma.sql`${waiting} AND role = ANY(${roles})
        UNION ALL ${waiting} AND "escalatedTo" = ANY(${roles}) AND NOT role = ANY(${roles})`;
  return prisma.$queryRaw<TaskQueue[]>`
    WITH task AS MATERIALIZED (
      SELECT role, "escalatedTo", "districtId",
        count(*) FILTER (WHERE status = 'OPEN') AS open,
        count(*) FILTER (WHERE status = 'CLAIMED') AS claimed,
        count(*) FILTER (WHERE assignee = ${viewer.id}) AS mine,
        count(*) FILTER (WHERE "dueAt" < now()) AS overdue,
        count(*) FILTER (WHERE escalated) AS escalated,
        count(*) FILTER (WHERE priority = 3) AS urgent
      FROM (${theirs}) one GROUP BY role, "escalatedTo", "districtId"
    )
    SELECT queue.role, task."districtId" AS district, sum(task.open)::int AS open, sum(task.claimed)::int AS claimed,
      sum(task.mine)::int AS mine, sum(task.overdue)::int AS overdue, sum(task.escalated)::int AS escalated,
      sum(task.urgent)::int AS urgent
    FROM task
    CROSS JOIN LATERAL (
      SELECT CASE WHEN task.role = ANY(${roles}) OR task."escalatedTo" IS NULL OR NOT task."escalatedTo" = ANY(${roles})
        THEN task.role ELSE task."escalatedTo" END AS role
    ) queue
    WHERE EXISTS (
      SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(reach)}::jsonb) AS reach(role text, district text)
      WHERE (reach.role IS NULL OR reach.role IN (task.role, task."escalatedTo"))
        AND (reach.district IS NULL OR task."districtId" IS NULL OR task."districtId" = reach.district)
    )
    GROUP BY queue.role, task."districtId" ORDER BY queue.role, task."districtId"`;
}
