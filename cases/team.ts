import type { Viewer } from '../city/people/viewer.js';
import { cellOf } from '../policy/judge.js';
import type { Acting } from './acting.js';
import { ForbiddenError } from './refusals.js';
import { headsOf, relationsWithDistricts } from './viewer-relations.js';

/** Somebody whose work the viewer may hand on, with how much of it they have now. */
export interface TeamMember {
  person: string;
  /** ids of the roles by which they are of the team */
  roles: string[];
  claimed: number;
  overdue: number;
  urgent: number;
  /** who stands in for them now, in some of these roles, and the instant at which that is over */
  standIn: string | null;
  absentUntil: Date | null;
}

/** More than a page of them is nobody's team. */
const MOST = 200;

/** Whose work of which roles, or of all, and where, or everywhere, a viewer may hand on: as the policy says of tasks. */
function reachOf(viewer: Viewer) {
  const all = relationsWithDistricts(viewer).filter(
    ({ relation }) => cellOf('reassignTask', relation, 'OPEN') === 'allowed',
  );
  return [...all.map(({ districts }) => ({ role: null, districts })), ...headsOf(viewer)].flatMap(
    ({ role, districts }) => (districts ?? [null]).map((district) => ({ role, district })),
  );
}

/** Those who work on what the viewer answers for, who has the most first. Whoever answers for nobody is refused. */
export async function teamOf({ prisma, viewer }: Pick<Acting, 'prisma' | 'viewer'>): Promise<TeamMember[]> {
  const reach = reachOf(viewer);
  if (reach.length === 0) throw new ForbiddenError();
  return prisma.$queryRaw<TeamMember[]>`
    WITH held AS (
      SELECT h.id, h.person, h."roleId" FROM "RoleHolding" h JOIN "Role" r ON r.id = h."roleId"
      WHERE h."from" <= now() AND (h."until" IS NULL OR h."until" > now()) AND r.kind IN ('STAFF', 'OVERSEER') AND EXISTS (
        SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(reach)}::jsonb) AS reach(role text, district text)
        WHERE (reach.role IS NULL OR reach.role = h."roleId")
          AND (reach.district IS NULL OR h."districtId" IS NULL OR h."districtId" = reach.district))
    ), work AS (
      SELECT assignee, count(*)::int AS claimed, count(*) FILTER (WHERE "dueAt" < now())::int AS overdue,
        count(*) FILTER (WHERE priority = 3)::int AS urgent
      FROM "Task" WHERE status = 'CLAIMED' AND assignee IN (SELECT person FROM held) GROUP BY assignee
    )
    SELECT held.person, array_agg(DISTINCT held."roleId") AS roles, coalesce(max(work.claimed), 0) AS claimed,
      coalesce(max(work.overdue), 0) AS overdue, coalesce(max(work.urgent), 0) AS urgent,
      max(d."delegateId") AS "standIn", max(d."until") AS "absentUntil"
    FROM held LEFT JOIN work ON work.assignee = held.person
    LEFT JOIN "Delegation" d ON d."holdingId" = held.id AND d."from" <= now() AND d."until" > now() AND d."endedAt" IS NULL
    GROUP BY held.person ORDER BY claimed DESC, held.person LIMIT ${MOST}`;
}
