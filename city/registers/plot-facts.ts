import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { jalaliDay } from '../../forms/jalali.js';
import { plotOf } from '../../forms/plot.js';
import { PERMITS } from '../../forms/rulebook/registers.js';
import { CLOSED_STATUSES } from '../../policy/states.js';
import type { Transaction } from '../../prisma/client.js';
import { grantsWhere, recordOfGrant, standingOn } from './own-permits.js';

type Db = Pick<Transaction, '$queryRaw' | 'permit' | 'account'>;

/** More than any plot has; what is older is left out. */
const MOST = 100;

interface Row {
  key: string;
  record: Record<string, unknown>;
  successor: string | null;
}

/**
 * What the installation says of a plot: its permits, and cases that are under way. Beside a case that was filed itself only
 * those filed before it count: of two, the first goes on.
 */
export async function plotFacts(db: Db, code: string, beside: string | undefined, now: Date): Promise<RegisterAnswer> {
  const plot = plotOf(code);
  const answer = { source: 'this installation', at: now.toISOString() };
  if (plot === undefined) return { status: 'absent', ...answer };
  const openCases = await openCasesOf(db, plot, beside);
  const permits = await permitsOf(db, plot, jalaliDay(now));
  return { status: 'found', record: { openCases, permits }, version: plot, ...answer };
}

/** A case is of the plot that it was filed for, whatever its working copy says by now. */
async function openCasesOf(db: Db, plot: string, beside: string | undefined): Promise<object[]> {
  const rows = await db.$queryRaw<{ reference: string; permitType: string; status: string; filed: Date | null }[]>`
    SELECT a.reference, p.code AS "permitType", a.status::text AS status, a."submittedAt" AS filed
    FROM "Submission" s
    JOIN "Application" a ON a.reference = s.reference AND a.revision = s.revision
    JOIN "PermitType" p ON p.hash = a."permitTypeHash"
    LEFT JOIN "Application" this ON this.reference = ${beside ?? ''}
    WHERE s.plot = ${plot} AND a.reference <> ${beside ?? ''} AND a.status::text <> ALL (${[...CLOSED_STATUSES]})
      AND (this."submittedAt" IS NULL OR (a."submittedAt", a.reference) < (this."submittedAt", this.reference))
    ORDER BY a."submittedAt" DESC, a.reference DESC LIMIT ${MOST}`;
  return rows.map(({ filed, ...row }) => ({ ...row, ...(filed && { filed: jalaliDay(filed) }) }));
}

async function permitsOf(db: Db, plot: string, day: string): Promise<object[]> {
  const grants = await grantsWhere(db, { plot }, MOST);
  const own = new Set(grants.map(({ number }) => number));
  const imported = await db.$queryRaw<Row[]>`
    SELECT r.key, r.record, p.number AS successor FROM "RegisterRecord" r LEFT JOIN "Permit" p ON p.replaces = r.key
    WHERE r.register = ${PERMITS} AND r.plot = ${plot} ORDER BY r.record ->> 'issued' DESC, r.key DESC LIMIT ${MOST}`;
  const records: Record<string, unknown>[] = [
    ...grants.map((grant) => recordOfGrant(grant, day)),
    ...imported.filter(({ key }) => !own.has(key)).map((row) => ({ ...row.record, status: standingOf(row, day) })),
  ];
  return records.slice(0, MOST).map(({ number, permitType, status, issued, expiry }) => {
    return { number, permitType, status, issued, ...(expiry !== undefined && { expiry }) };
  });
}

function standingOf({ record, successor }: Row, day: string): string {
  const told = typeof record.status === 'string' ? record.status : 'ISSUED';
  return successor ? 'SUPERSEDED' : standingOn(day, told, typeof record.expiry === 'string' ? record.expiry : null);
}
