import { standingOf } from '../../forms/decision/rate.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import type { PrismaClient } from '../../prisma/client.js';
import { ask, type Database } from '../../prisma/sql.js';
import { countOf } from './counted.js';
import { LOOKED, lookedAt } from './looked-at.js';

/** How decisions without a person stand for a permit type now. */
export interface AutomationStatus {
  rate: number;
  looked: number;
  overruled: number;
  drifted: boolean;
  today: number;
  perDay: number;
  overdue: number;
  stopped: boolean;
}

export async function automationStatus(prisma: PrismaClient, policy: DecisionPolicy): Promise<AutomationStatus> {
  const at = new Date();
  const counted = countOf(prisma, policy.code, jalaliDay(at), at);
  const [{ today, overdue, stopped }, looked] = await Promise.all([counted, lookedAt(prisma, policy)]);
  const { rate, window, drifted } = standingOf(policy, looked);
  return { rate, ...window, drifted, today, perDay: policy.ceilings.perDay, overdue, stopped };
}

/** What became of decisions of a permit type in a Jalali month: nothing of a single case. */
export interface MonthOfDecisions {
  permitType: string;
  /** `1405/03` */
  month: string;
  /** asked of a policy that counts */
  asked: number;
  byEngine: number;
  byPerson: number;
  drawn: number;
  agreed: number;
  overruled: number;
  appealed: number;
  upheld: number;
  /** median of days from the filing to the permit, of what the engine approved, and of the rest */
  daysByEngine: number | null;
  daysByPerson: number | null;
}

const MONTHS = {
  name: 'decisions by month',
  text: `
  WITH made AS (
    SELECT d."permitType", left(d.day, 7) AS month, d.answer, d.drawn, d.reference, looked.overruled,
      appeal.outcome AS appeal, appeal.id IS NOT NULL AS appealed, extract(epoch FROM e."endedAt" - a."submittedAt") / 86400 AS days
    FROM "AutomatedDecision" d JOIN "Application" a USING (reference)
    LEFT JOIN "CaseEnd" e ON e.reference = d.reference AND e.status = 'ISSUED'
    LEFT JOIN LATERAL (SELECT l.overruled FROM (${LOOKED}) l WHERE l.reference = d.reference AND l.at = d.at LIMIT 1) looked ON true
    LEFT JOIN LATERAL (SELECT t.id, t.outcome FROM "Task" t WHERE t.reference = d.reference AND t.revision = d.revision
      AND t."stepType" = 'appeal' AND d.answer = 'approve' ORDER BY t.id DESC LIMIT 1) appeal ON true
    WHERE d.mode = 'sampled' AND ($1::text IS NULL OR d."permitType" = $1)
  )
  SELECT "permitType", month, count(*)::int AS asked, (count(*) FILTER (WHERE answer = 'approve'))::int AS "byEngine",
    (count(*) FILTER (WHERE answer <> 'approve'))::int AS "byPerson", (count(*) FILTER (WHERE drawn))::int AS drawn,
    (count(*) FILTER (WHERE overruled IS FALSE))::int AS agreed, (count(*) FILTER (WHERE overruled))::int AS overruled,
    (count(*) FILTER (WHERE appealed))::int AS appealed, (count(*) FILTER (WHERE appeal IN ('APPROVE', 'RETURN')))::int AS upheld,
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE answer = 'approve'))::float AS "daysByEngine",
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE answer <> 'approve'))::float AS "daysByPerson"
  FROM made GROUP BY 1, 2 ORDER BY 2 DESC, 1 LIMIT 600`,
};

/** By permit type and month, the newest first. */
export const decisionsByMonth = (database: Database, permitType: string | undefined): Promise<MonthOfDecisions[]> =>
  ask(database, MONTHS, [permitType ?? null]);
