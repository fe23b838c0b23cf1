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

/** One statement over the work that is open, however many queues there are. */
export async function countTasks({ prisma, viewer }: Acting): Promise<TaskQueue[]> {
  const reach = reachOf(viewer);
  if (reach.length === 0) return [];
  const roles = [...new Set(reach.flatMap(({ role }) => role ?? []))];
  const ofRoles = reach.some(({ role }) => role === null)
    ? Prisma.empty
    : Prisma.sql`AND (task.role = ANY(${roles}) OR task."escalatedTo" = ANY(${roles}))`;
  return prisma.$queryRaw<TaskQueue[]>`
    SELECT queue.role, task."districtId" AS district,
      count(*) FILTER (WHERE task.status = 'OPEN')::int AS open,
      count(*) FILTER (WHERE task.status = 'CLAIMED')::int AS claimed,
      count(*) FILTER (WHERE task.assignee = ${viewer.id})::int AS mine,
      count(*) FILTER (WHERE task."dueAt" < now())::int AS overdue,
      count(*) FILTER (WHERE task.escalated)::int AS escalated,
      count(*) FILTER (WHERE task.priority = 3)::int AS urgent
    FROM "Task" task
    CROSS JOIN LATERAL (
      SELECT CASE WHEN task.role = ANY(${roles}) OR task."escalatedTo" IS NULL OR NOT task."escalatedTo" = ANY(${roles})
        THEN task.role ELSE task."escalatedTo" END AS role
    ) queue
    WHERE task.status = ANY(${[...OPEN_TASK_STATUSES]}::"TaskStatus"[]) ${ofRoles} AND EXISTS (
      SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(reach)}::jsonb) AS reach(role text, district text)
      WHERE (reach.role IS NULL OR reach.role IN (task.role, task."escalatedTo"))
        AND (reach.district IS NULL OR task."districtId" IS NULL OR task."districtId" = reach.district)
    )
    GROUP BY queue.role, task."districtId" ORDER BY queue.role, task."districtId"`;
}
