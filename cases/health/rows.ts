import { CLOSED_STATUSES } from '../../policy/states.js';
import type { PrismaClient } from '../../prisma/client.js';
import { Prisma } from '../../prisma/generated/client/client.js';
import type { CaseRows } from './finding.js';

/** Cases that are read at a time. */
const PAGE = 500;

const columns = Prisma.sql`reference, status::text, revision, transition, "permitTypeHash", "districtId", "currentSteps",
  "stuckAt", "stuckWhy", "mandateId", generation::text, standing IS NOT NULL AS "hasStanding"`;
/** Something of it is still to come: it is open, or it waits somewhere after its end, as for an audit. */
const goesOn = Prisma.sql`revision > 0 AND transition > 0
  AND (status::text <> ALL(${[...CLOSED_STATUSES]}) OR cardinality("currentSteps") > 0 OR "stuckAt" IS NOT NULL)`;

/** Every filed case that goes on, page by page in the order of references; only these, where some are named. */
export async function* casesThatGoOn(
  prisma: Pick<PrismaClient, '$queryRaw'>,
  references: readonly string[] = [],
): AsyncGenerator<CaseRows[]> {
  const named = references.length > 0 ? Prisma.sql`AND reference = ANY(${[...references]})` : Prisma.empty;
  for (let after = ''; ; ) {
    const rows = await prisma.$queryRaw<CaseRows[]>`
      SELECT ${columns} FROM "Application" WHERE reference > ${after} AND ${goesOn} ${named}
      ORDER BY reference LIMIT ${PAGE}`;
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.reference ?? '';
  }
}

/** The rows of one case, whatever has become of it. */
export async function rowsOf(
  prisma: Pick<PrismaClient, '$queryRaw'>,
  reference: string,
): Promise<CaseRows | undefined> {
  const [row] = await prisma.$queryRaw<CaseRows[]>`
    SELECT ${columns} FROM "Application" WHERE reference = ${reference}`;
  return row;
}
