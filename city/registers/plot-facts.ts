import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { jalaliDay } from '../../forms/jalali.js';
import { plotOf } from '../../forms/plot.js';
import { PERMITS } from '../../forms/rulebook/registers.js';
import { CLOSED_STATUSES } from '../../policy/states.js';
import { lineOf } from './merged-plots.js';
import { type Grant, recordOfGrant, standingOn } from './own-permits.js';

/** More than any plot has; what is older is left out. */
const MOST = 100;

/** What the rows say of a plot. Instants are RFC 3339. */
export interface PlotRows {
  openCases: { reference: string; permitType: string; status: string; filed: string | null }[];
  grants: (Omit<Grant, 'issuedAt'> & { issuedAt: string })[];
  imported: { key: string; record: Record<string, unknown>; successor: string | null }[];
}

/**
 * The expression for those rows, over the text of the parameters that hold the plot and the reference of a case. A case is of
 * each plot that it was filed for, whatever its working copy says by now, and of those that this one has become. Beside a case
 * that was filed itself only those filed before it count: of two, the first goes on.
 */
export const plotRows = (
  plot: string,
  beside: string,
): string => `(WITH line AS MATERIALIZED (SELECT ${lineOf(plot)} AS plots)
SELECT jsonb_build_object(
  'openCases', (SELECT coalesce(jsonb_agg(c), '[]') FROM (
    SELECT a.reference, p.code AS "permitType", a.status, a."submittedAt" AS filed
    FROM "Submission" s
    JOIN "Application" a ON a.reference = s.reference AND a.revision = s.revision
    JOIN "PermitType" p ON p.hash = a."permitTypeHash"
    LEFT JOIN "Application" this ON this.reference = ${beside}
    WHERE (s.plot = ANY(line.plots) OR s.plots && line.plots) AND a.reference <> ${beside}
      AND a.status::text NOT IN (${[...CLOSED_STATUSES].map((status) => `'${status}'`).join(', ')})
      AND (this."submittedAt" IS NULL OR (a."submittedAt", a.reference) < (this."submittedAt", this.reference))
    ORDER BY a."submittedAt" DESC, a.reference DESC LIMIT ${MOST}) c),
  'grants', (SELECT coalesce(jsonb_agg(g), '[]') FROM (
    SELECT p.number, p."issuedAt", p."validUntil", p.status, p.record, p.initially, jsonb_build_object('reference', a.reference,
      'ownerId', a."ownerId", 'parcel', a.parcel, 'permitType', jsonb_build_object('code', t.code)) AS application
    FROM "Permit" p JOIN "Application" a ON a.reference = p.reference JOIN "PermitType" t ON t.hash = a."permitTypeHash"
    WHERE p.plot = ANY(line.plots) OR p.plots && line.plots ORDER BY p."issuedAt" DESC, p.number DESC LIMIT ${MOST}) g),
  'imported', (SELECT coalesce(jsonb_agg(i), '[]') FROM (
    SELECT r.key, r.record, p.number AS successor FROM "RegisterRecord" r LEFT JOIN "Permit" p ON p.replaces = r.key
    WHERE r.register = '${PERMITS}' AND r.plot = ANY(line.plots)
    ORDER BY r.record ->> 'issued' DESC, r.key DESC LIMIT ${MOST}) i)) FROM line)`;

/** What the installation says of the plot that a code lies on: its permits, and cases that are under way. */
export function plotAnswer(code: string, rows: PlotRows | null, now: Date): RegisterAnswer {
  const plot = plotOf(code);
  const answer = { source: 'this installation', at: now.toISOString() };
  if (plot === undefined || rows === null) return { status: 'absent', ...answer };
  const openCases = rows.openCases.map(({ filed, ...row }) => ({
    ...row,
    ...(filed && { filed: jalaliDay(new Date(filed)) }),
  }));
  const permits = permitsOf(rows, jalaliDay(now));
  return { status: 'found', record: { openCases, permits }, version: plot, ...answer };
}

function permitsOf({ grants, imported }: PlotRows, day: string): object[] {
  const own = new Set(grants.map(({ number }) => number));
  const records: Record<string, unknown>[] = [
    ...grants.map((grant) => recordOfGrant({ ...grant, issuedAt: new Date(grant.issuedAt) }, day)),
    ...imported.filter(({ key }) => !own.has(key)).map((row) => ({ ...row.record, status: standingOf(row, day) })),
  ];
  return records.slice(0, MOST).map(({ number, permitType, status, issued, expiry }) => {
    return { number, permitType, status, issued, ...(expiry !== undefined && { expiry }) };
  });
}

function standingOf({ record, successor }: PlotRows['imported'][number], day: string): string {
  const told = typeof record.status === 'string' ? record.status : 'ISSUED';
  return successor ? 'SUPERSEDED' : standingOn(day, told, typeof record.expiry === 'string' ? record.expiry : null);
}
