import type { PrismaClient } from '../../prisma/client.js';

/** How decisions that rest on a rule have stood up to audits so far. */
export interface RuleRecord {
  rule: string;
  permitType: string;
  version: number;
  /** audited cases whose evaluation the rule was part of */
  audited: number;
  /** of these: a fault was found, and nobody has dismissed it */
  overruled: number;
}

/** Counts the audits of every rule that audited cases were checked by, for each version of a permit type. */
export function ruleRecords(prisma: PrismaClient, permitType: string | undefined): Promise<RuleRecord[]> {
  return prisma.$queryRaw<RuleRecord[]>`
    WITH audits AS (
      SELECT task.reference, task.revision, task.outcome = 'REJECT' AND NOT EXISTS (
        SELECT FROM "Task" later WHERE later.reference = task.reference AND later."stepId" = task."stepId"
          AND later."stepType" = 'audit-finding' AND later.status = 'DONE' AND later.outcome = 'APPROVE'
      ) AS overruled
      FROM "Task" task WHERE task."stepType" = 'audit' AND task.status = 'DONE'
    )
    SELECT checked->>'rule' AS rule, type.code AS "permitType", type.version,
      count(*)::int AS audited, (count(*) FILTER (WHERE audits.overruled))::int AS overruled
    FROM audits
    JOIN "Application" application USING (reference)
    JOIN "PermitType" type ON type.hash = application."permitTypeHash"
    JOIN "Submission" filed ON filed.reference = audits.reference AND filed.revision = audits.revision
    CROSS JOIN LATERAL jsonb_path_query(filed.evaluation, '$.checks[*] ? (@.status != "NOT_APPLICABLE")') checked
    WHERE ${permitType ?? null}::text IS NULL OR type.code = ${permitType ?? null}
    GROUP BY 1, 2, 3 ORDER BY 2, 3 DESC, 5 DESC, 1`;
}
