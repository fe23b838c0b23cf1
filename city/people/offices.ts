import { fullYears } from '../../forms/jalali.js';
import type { PrismaClient } from '../../prisma/client.js';

/** The municipality's rule of who may be approved at all. */
export interface OfficeRule {
  /** whole years of record in outsourced work */
  yearsOfRecord: number;
}

/** Whole years of record on a Jalali day; 0 while it is not known when the record begins. */
export const yearsOfRecord = (since: string | null, today: string): number =>
  since === null ? 0 : fullYears(since, today);

export const isEligible = (since: string | null, { yearsOfRecord: needed }: OfficeRule, today: string): boolean =>
  needed === 0 || yearsOfRecord(since, today) >= needed;

/** How an office's cases went. Counted when asked, so that no counter can drift from the cases. */
export interface OfficeQuality {
  /** cases it has filed */
  filed: number;
  /** decisions that sent one of them back */
  returned: number;
  rejected: number;
  /** of its granted cases, those an audit has looked at */
  audited: number;
  /** audits that did not uphold the result, and decisions of the office that a later reviewer did not uphold */
  overruled: number;
}

export async function officeQuality(prisma: PrismaClient, officeId: string): Promise<OfficeQuality> {
  const [row] = await prisma.$queryRaw<OfficeQuality[]>`
    WITH cases AS (
      SELECT application.reference FROM "Application" application
      JOIN "Mandate" mandate ON mandate.id = application."mandateId"
      WHERE mandate."officeId" = ${officeId} AND application.revision > 0
    ), decided AS (
      SELECT task.* FROM "Task" task JOIN cases USING (reference) WHERE task.status = 'DONE'
    ), own AS (
      SELECT task.* FROM "Task" task JOIN "Account" decider ON decider.id = task."decidedBy"
      WHERE decider."officeId" = ${officeId} AND task.status = 'DONE' AND task.outcome = 'APPROVE'
    )
    SELECT
      (SELECT count(*)::int FROM cases) AS filed,
      (SELECT count(*)::int FROM decided WHERE "stepType" NOT LIKE 'audit%' AND outcome = 'RETURN') AS returned,
      (SELECT count(*)::int FROM decided WHERE "stepType" NOT LIKE 'audit%' AND outcome = 'REJECT') AS rejected,
      (SELECT count(*)::int FROM decided WHERE "stepType" = 'audit') AS audited,
      (SELECT count(*)::int FROM decided WHERE "stepType" = 'audit' AND outcome = 'REJECT' AND NOT EXISTS (
        SELECT FROM decided later WHERE later.reference = decided.reference AND later."stepId" = decided."stepId"
          AND later."stepType" = 'audit-finding' AND later.outcome = 'APPROVE')) + (
        SELECT count(DISTINCT own.id)::int FROM own JOIN "Task" later
          ON later.reference = own.reference AND later.revision = own.revision AND later."decidedAt" > own."decidedAt"
        WHERE later.status = 'DONE' AND later.outcome IN ('RETURN', 'REJECT')
      ) AS overruled`;
  if (!row) throw new Error('counting answers with one row');
  return row;
}
