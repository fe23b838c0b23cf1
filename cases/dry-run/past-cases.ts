import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ClockKept } from '../../forms/clock-time.js';
import { currencyOf, type PastCase } from '../../forms/dry-run/compare.js';
import type { EvaluationInput, PlotsChanged, RegisterAnswer } from '../../forms/evaluation/types.js';
import { CurrencyTerms } from '../../forms/language/currency.js';
import { Generation } from '../../forms/language/definition.js';
import { Outcome } from '../../forms/language/example.js';
import type { Currency } from '../../forms/money.js';
import { ENDED_WITHOUT_PERMIT } from '../../policy/states.js';
import type { PrismaClient } from '../../prisma/client.js';
import { UsageError } from '../../runtime/usage-error.js';

/** A past case with what it was evaluated by, where that is known. */
export type FoundCase = PastCase & {
  rulebookHash?: string;
  permitTypeHash?: string;
  /** of its permit type */
  version?: number | undefined;
};

export interface PastCasesFilter {
  permitTypes: readonly string[];
  /** Jalali days of filing, both included */
  since: string;
  until: string;
  most: number;
}

const PAGE = 500;

interface Row {
  reference: string;
  answers: Record<string, unknown>;
  documents: { code: string }[];
  asOf: string;
  registers: Record<string, RegisterAnswer>;
  representative: EvaluationInput['representative'];
  generation: EvaluationInput['generation'] | null;
  cleared: string[];
  results: Record<string, unknown>;
  rulebookHash: string;
  permitTypeHash: string;
  version: number;
  outcome: PastCase['was']['outcome'];
  lane: string;
  total: bigint;
  currency: Currency | null;
  clocks: ClockKept[] | null;
  /** of a permit that was granted; its lists are empty where it leaves plots as they are */
  plots: PlotsChanged | null;
  /** null where nothing was said of it then */
  validity: { until: string | null } | null;
}

/** How many cases a dry run will look at. */
export async function countCases(
  prisma: PrismaClient,
  { permitTypes, since, until, most }: PastCasesFilter,
): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM "Application" a
    JOIN "PermitType" p ON p.hash = a."permitTypeHash"
    JOIN "Submission" s ON s.reference = a.reference AND s.revision = a.revision
    WHERE p.code = ANY(${permitTypes}) AND s."asOf" BETWEEN ${since} AND ${until}`;
  return Math.min(Number(row?.count ?? 0n), most);
}

/** The latest filed revision of every application of permit types, page by page; the next page is fetched meanwhile. */
export async function* casesOf(prisma: PrismaClient, wanted: PastCasesFilter): AsyncGenerator<FoundCase[]> {
  const { permitTypes, since, until, most } = wanted;
  const page = (after: string) => prisma.$queryRaw<Row[]>`
    SELECT s.reference, s.answers, s.documents, s."asOf", s.registers, s.representative, s.cleared, s."rulebookHash",
           (SELECT coalesce(jsonb_object_agg(r.step, r.data), '{}') FROM "StepResult" r WHERE r.reference = s.reference) AS results,
           CASE WHEN a.status::text <> ALL(${[...ENDED_WITHOUT_PERMIT]}) THEN a.standing -> 'clocks' END AS clocks,
           (SELECT jsonb_build_object('ends', g."plotsEnded", 'begins', g."plotsBegun") FROM "Permit" g
             WHERE g.current = a.reference AND g.status <> 'REVOKED') AS plots,
           CASE WHEN jsonb_exists(s.evaluation, 'validUntil') THEN jsonb_build_object('until', s.evaluation -> 'validUntil') END AS validity,
           a."permitTypeHash", p.version, s.outcome::text AS outcome, s.generation::text AS generation, s.lane, s.total, s.evaluation -> 'currency' AS currency
    FROM "Application" a
    JOIN "PermitType" p ON p.hash = a."permitTypeHash"
    JOIN "Submission" s ON s.reference = a.reference AND s.revision = a.revision
    WHERE p.code = ANY(${permitTypes}) AND s."asOf" BETWEEN ${since} AND ${until} AND a.reference > ${after}
    ORDER BY a.reference LIMIT ${PAGE}`;
  let left = most;
  let coming = page('');
  while (left > 0) {
    const rows = await coming;
    if (rows.length === 0) return;
    coming = page(rows.at(-1)?.reference ?? '');
    // A failure is met where the page is asked for, however long its predecessor takes.
    coming.catch(() => undefined);
    yield rows.slice(0, left).map(pastCaseOf);
    left -= rows.length;
  }
}

const pastCaseOf = ({
  documents,
  outcome,
  lane,
  total,
  currency,
  clocks,
  plots,
  validity,
  ...row
}: Row): FoundCase => ({
  ...row,
  ...(clocks && { clocks }),
  ...(plots && { plots: plots.ends.length > 0 ? plots : null }),
  ...(validity && { validUntil: validity.until }),
  documents: documents.map(({ code }) => code),
  was: { outcome, lane, total: String(total), ...currencyOf(currency) },
});

const Line = z.strictObject({
  reference: z.string().min(1),
  asOf: z.string(),
  answers: z.record(z.string(), z.unknown()),
  documents: z.array(z.string()).default([]),
  registers: z.record(z.string(), z.custom<RegisterAnswer>()).default({}),
  representative: z.custom<EvaluationInput['representative']>().default(null),
  cleared: z.array(z.string()).default([]),
  version: z.int().min(1).optional(),
  generation: Generation.optional(),
  was: z.strictObject({
    outcome: Outcome,
    lane: z.string(),
    total: z.string().regex(/^-?\d+$/),
    currency: CurrencyTerms.pick({ code: true, title: true, digits: true }).optional(),
  }),
});

/** Cases of a file, one JSON object a line, in pages. Throws UsageError at the first line that is none. */
export async function* casesIn(file: string, { since, until, most }: PastCasesFilter): AsyncGenerator<FoundCase[]> {
  let page: FoundCase[] = [];
  let number = 0;
  let left = most;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    number += 1;
    if (line.trim() === '') continue;
    const past = lineOf(line, `${file}:${number}`);
    if (past.asOf < since || past.asOf > until) continue;
    if (left === 0) break;
    left -= 1;
    page.push(past);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function lineOf(line: string, place: string): FoundCase {
  try {
    return Line.parse(JSON.parse(line));
  } catch (error) {
    const why =
      error instanceof z.ZodError ? `${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}` : 'no JSON';
    throw new UsageError(`${place} is no past case: ${why}.`);
  }
}
