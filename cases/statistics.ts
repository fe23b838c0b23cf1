import type { Viewer } from '../city/people/viewer.js';
import { addDays, addMonths, jalaliDay, startOfDay } from '../forms/jalali.js';
import type { Generation } from '../forms/language/definition.js';
import type { Currency } from '../forms/money.js';
import { Prisma } from '../prisma/generated/client/client.js';
import type { Acting } from './acting.js';
import { GENERATION_SQL } from './generation.js';
import { actMessages } from './messages/acts.js';
import { must } from './permission.js';
import { invalidInput } from './refusals.js';
import { relationsWithDistricts } from './viewer-relations.js';

/** What counts are set apart by. */
export type Dimension = 'type' | 'district' | 'generation' | 'month';

export interface Span {
  /** Jalali days, both included; without them the last twelve months */
  from?: string | null | undefined;
  until?: string | null | undefined;
}

/** Cases of one permit type, district and month, as far as they are set apart; null of what they are not. */
export interface Count {
  type: string | null;
  district: string | null;
  /** by which of the four they came */
  generation: Generation | null;
  /** Jalali, `1405/03` */
  month: string | null;
  /** for the first time, in that month */
  filed: number;
  /** ended by a decision in that month, issued or refused */
  decided: number;
  issued: number;
  refused: number;
  /** medians of those decided: days that they waited for each side; null where none was */
  municipality: number | null;
  applicant: number | null;
}

export interface PaidTo {
  payee: string;
  month: string | null;
  slips: number;
  /** in smallest units */
  amount: bigint;
  /** null where it is the rial */
  currency: Currency | null;
}

const LONGEST_MONTHS = 120;
const DAY_MS = 86_400_000;

interface Months {
  /** the first instant of each month, and where the span begins */
  bounds: Date[];
  names: string[];
  end: Date;
}

function monthsOf({ from, until }: Span): Months {
  const last = until ?? jalaliDay(new Date());
  const first = from ?? `${addMonths(`${last.slice(0, 8)}01`, -11).slice(0, 8)}01`;
  if (first > last) throw invalidInput('from', 'BEFORE_FROM', actMessages.SPAN_OF_MONTHS);
  const names: string[] = [];
  const bounds: Date[] = [];
  for (let day = first; day <= last; day = addMonths(`${day.slice(0, 8)}01`, 1)) {
    if (names.length === LONGEST_MONTHS) throw invalidInput('from', 'TOO_LONG', actMessages.SPAN_OF_MONTHS);
    names.push(day.slice(0, 7));
    bounds.push(startOfDay(day));
  }
  return { bounds, names, end: startOfDay(addDays(last, 1)) };
}

/** Districts that an overseer's statistics are of; null for all. */
function districtsOf(viewer: Viewer): string[] | null {
  const all = relationsWithDistricts(viewer).filter(({ relation }) => OVERSEEING.has(relation));
  return all.some(({ districts }) => !districts) ? null : all.flatMap(({ districts }) => districts ?? []);
}
const OVERSEEING: ReadonlySet<string> = new Set(['overseer', 'admin', 'auditor', 'integrator']);

const within = (viewer: Viewer): Prisma.Sql => {
  const districts = districtsOf(viewer);
  return districts ? Prisma.sql`(a."districtId" IS NULL OR a."districtId" = ANY(${districts}))` : Prisma.sql`true`;
};

interface Row extends Omit<Count, 'month'> {
  month: number | null;
}

/** Counts filed cases, set apart by some dimensions, as far as the viewer oversees them. */
export async function countCases(
  { prisma, viewer }: Pick<Acting, 'prisma' | 'viewer'>,
  span: Span,
  by: readonly Dimension[],
): Promise<Count[]> {
  must(viewer, 'oversee');
  const { bounds, names, end } = monthsOf(span);
  const begin = bounds[0] as Date;
  const apart = (dimension: Dimension, sql: Prisma.Sql) => (by.includes(dimension) ? sql : Prisma.sql`NULL`);
  const group = (instant: Prisma.Sql) => Prisma.sql`
    ${apart('type', Prisma.sql`p.code`)}::text AS type, ${apart('district', Prisma.sql`a."districtId"`)}::text AS district,
    ${apart('generation', Prisma.raw(GENERATION_SQL))}::text AS generation,
    ${apart('month', Prisma.sql`width_bucket(${instant}, ${bounds}::timestamptz[])`)}::int AS month`;
  const from = Prisma.sql`"Application" a JOIN "Publication" p ON p.pin = a."permitTypeHash"`;
  const rows = await prisma.$queryRaw<Row[]>`
    WITH filed AS (
      SELECT ${group(Prisma.sql`a."submittedAt"`)}, count(*)::int AS filed FROM ${from}
      WHERE a."submittedAt" >= ${begin} AND a."submittedAt" < ${end} AND a.revision > 0 AND ${within(viewer)} GROUP BY 1, 2, 3, 4
    ), ended AS (
      SELECT ${group(Prisma.sql`e."endedAt"`)}, count(*)::int AS decided, count(*) FILTER (WHERE e.status = 'ISSUED')::int AS issued,
        count(*) FILTER (WHERE e.status = 'REJECTED')::int AS refused,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY e.municipality) / ${DAY_MS} AS municipality,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY e.applicant) / ${DAY_MS} AS applicant
      FROM "CaseEnd" e JOIN ${from} ON a.reference = e.reference
      WHERE e."endedAt" >= ${begin} AND e."endedAt" < ${end} AND e.status IN ('ISSUED', 'REJECTED') AND ${within(viewer)} GROUP BY 1, 2, 3, 4
    )
    SELECT coalesce(f.type, e.type) AS type, coalesce(f.district, e.district) AS district, coalesce(f.generation, e.generation) AS generation, coalesce(f.month, e.month) AS month,
      coalesce(f.filed, 0) AS filed, coalesce(e.decided, 0) AS decided, coalesce(e.issued, 0) AS issued,
      coalesce(e.refused, 0) AS refused, e.municipality::float8, e.applicant::float8
    FROM filed f FULL JOIN ended e
      ON (coalesce(f.type, ''), coalesce(f.district, ''), coalesce(f.generation, ''), coalesce(f.month, 0))
        = (coalesce(e.type, ''), coalesce(e.district, ''), coalesce(e.generation, ''), coalesce(e.month, 0))
    ORDER BY 4, 1, 2, 3`;
  return rows.map(({ month, ...row }) => ({ ...row, month: month === null ? null : (names[month - 1] ?? null) }));
}

/** What slips were paid, by payee and currency, of the cases that the viewer oversees. What was paid back is not taken off. */
export async function moneyPaid(
  { prisma, viewer }: Pick<Acting, 'prisma' | 'viewer'>,
  span: Span,
  by: readonly Dimension[],
): Promise<PaidTo[]> {
  must(viewer, 'oversee');
  const { bounds, names, end } = monthsOf(span);
  const month = by.includes('month')
    ? Prisma.sql`width_bucket(s."paidAt", ${bounds}::timestamptz[])`
    : Prisma.sql`NULL::int`;
  const rows = await prisma.$queryRaw<(Omit<PaidTo, 'month' | 'amount'> & { month: number | null; amount: string })[]>`
    SELECT s.payee, ${month} AS month, count(*)::int AS slips, sum(s.payable)::text AS amount,
      (array_agg(s.lines -> 0 -> 'currency') FILTER (WHERE s.currency IS NOT NULL))[1] AS currency
    FROM "PaymentSlip" s JOIN "Application" a ON a.reference = s.reference
    WHERE s."paidAt" >= ${bounds[0]} AND s."paidAt" < ${end} AND ${within(viewer)} GROUP BY 1, 2, s.currency ORDER BY 2, 1, s.currency NULLS FIRST`;
  return rows.map(({ month: at, amount, ...row }) => ({
    ...row,
    amount: BigInt(amount),
    month: at === null ? null : (names[at - 1] ?? null),
  }));
}

const COLUMNS = [
  'month',
  'type',
  'district',
  'filed',
  'decided',
  'issued',
  'refused',
  'municipality',
  'applicant',
  // Columns are added at the end: programs know the others by their place.
  'generation',
] as const;

/** The same as a table (RFC 4180). */
export const csvOf = (counts: readonly Count[]): string =>
  [COLUMNS, ...counts.map((count) => COLUMNS.map((name) => cellOf(count[name])))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');

/** No spreadsheet is to take a code for a formula. */
function cellOf(value: string | number | null): string {
  const text = value === null ? '' : String(typeof value === 'number' ? Math.round(value * 100) / 100 : value);
  const harmless = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
