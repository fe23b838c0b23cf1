import { ask, type Database } from '../../prisma/sql.js';

/** What a decision counts before it is made, as the rows stand. */
export interface Counted {
  /** somebody has stopped it */
  stopped: boolean;
  /** whoever applied asked for a person */
  askedForPerson: boolean;
  /** it was drawn, or set aside, in this revision or before: refiling draws nothing anew */
  drawnBefore: boolean;
  /** approvals without a person today */
  today: number;
  /** of these of the office's cases */
  todayOfOffice: number;
  /** looks that are overdue: drawn cases, and audits after the fact */
  overdue: number;
  /** cases that the office has filed and that have ended, and of what was looked at of them what was overruled */
  office: { filed: number; looked: number; overruled: number; falseDeclarations: number; suspended: boolean } | null;
}

const MADE = `"AutomatedDecision" WHERE "permitType" = $2 AND day = $3 AND answer = 'approve'`;

/** Drawn cases and audits after the fact that nobody has looked at in time. */
const OVERDUE = `
  SELECT count(*) FROM "Task" t WHERE t.status IN ('OPEN', 'CLAIMED') AND t."dueAt" < $5::timestamptz AND (
    EXISTS (SELECT FROM "AutomatedDecision" d WHERE d.reference = t.reference AND d.revision = t.revision
      AND d.step = t."stepId" AND d."permitType" = $2 AND d.mode = 'sampled' AND d.eligible)
    OR t."stepType" IN ('audit', 'audit-finding') AND EXISTS (SELECT FROM "AutomatedDecision" d
      WHERE d.reference = t.reference AND d."permitType" = $2 AND d.answer = 'approve'))`;

const OFFICE = `
  SELECT jsonb_build_object(
    'filed', (SELECT count(*) FROM "Application" a JOIN "Mandate" m ON m.id = a."mandateId"
      JOIN "PermitType" p ON p.hash = a."permitTypeHash"
      WHERE m."officeId" = $4 AND p.code = $2 AND a.status IN ('ISSUED', 'REJECTED')),
    'looked', count(*), 'overruled', count(*) FILTER (WHERE theirs.overruled),
    'falseDeclarations', count(*) FILTER (WHERE theirs."overruledWhy" = 'FALSE_DECLARATION'),
    'suspended', coalesce((SELECT o."suspendedAt" IS NOT NULL OR o."approvedAt" IS NULL FROM "Office" o WHERE o.id = $4), true))
  FROM (SELECT d."overruledWhy", d."overruledAt" IS NOT NULL OR t.outcome <> 'APPROVE' AS overruled
    FROM "AutomatedDecision" d LEFT JOIN "Task" t ON t.reference = d.reference AND t.revision = d.revision
      AND t."stepId" = d.step AND t.status = 'DONE' AND d.answer = 'person'
      OR t.reference = d.reference AND t.revision = d.revision AND t."stepType" IN ('audit', 'appeal') AND t.status = 'DONE'
        AND d.answer = 'approve'
    WHERE d."officeId" = $4 AND d.eligible AND (t.outcome IS NOT NULL OR d."overruledAt" IS NOT NULL)) theirs`;

const COUNT = {
  name: 'count for a decision',
  text: `SELECT jsonb_build_object(
    'stopped', EXISTS (SELECT FROM "AutomationStop" WHERE "permitType" IN ($2, '*') AND "resumedAt" IS NULL),
    'askedForPerson', EXISTS (SELECT FROM "TimelineEntry" WHERE reference = $1 AND type IN ('HUMAN_REVIEW_REQUESTED', 'REOPENED')),
    'drawnBefore', EXISTS (SELECT FROM "AutomatedDecision" WHERE reference = $1 AND mode = 'sampled'
      AND (drawn OR "overruledAt" IS NOT NULL)),
    'today', (SELECT count(*) FROM ${MADE}),
    'todayOfOffice', (SELECT count(*) FROM ${MADE} AND "officeId" = $4),
    'overdue', (${OVERDUE}),
    'office', CASE WHEN $4::text IS NOT NULL THEN (${OFFICE}) END) AS counted`,
};

interface Counting {
  reference: string;
  permitType: string;
  /** Jalali day */
  day: string;
  officeId: string | null;
  at: Date;
}

export async function countFor(
  database: Database,
  { reference, permitType, day, officeId, at }: Counting,
): Promise<Counted> {
  const [row] = await ask<{ counted: Counted }>(database, COUNT, [
    reference,
    permitType,
    day,
    officeId,
    at.toISOString(),
  ]);
  if (!row) throw new Error('A count gives one row.');
  return row.counted;
}
