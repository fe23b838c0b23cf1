import type { PrismaClient } from '../../prisma/client.js';
import { Prisma } from '../../prisma/generated/client/client.js';
import { distrust, type StandingRow, type Trust } from './signed.js';

type Reader = Pick<PrismaClient, '$queryRaw'>;

/** Every version of permit types that is due now, the one that new applications are filed with first of its code. */
export const dueTypes = (prisma: Reader, code?: string): Promise<StandingRow[]> =>
  due(prisma, 'PERMIT_TYPE', code === undefined ? Prisma.sql`true` : Prisma.sql`code = ${code}`);

/** Versions of a rulebook that are in force on a Jalali day, the one that counts first. */
export const dueRulebooks = (prisma: Reader, code: string, day: string): Promise<StandingRow[]> =>
  // Jalali days of one width compare as text.
  due(
    prisma,
    'RULEBOOK',
    Prisma.sql`code = ${code} AND document ->> 'status' = 'IN_FORCE' AND document ->> 'effectiveFrom' <= ${day}
      AND coalesce(document ->> 'effectiveTo' >= ${day}, true)`,
  );

/** Versions of the templates of a permit type's papers, and of those of every type; of each code the newest first. */
export const dueTemplates = (prisma: Reader, permitType: string): Promise<StandingRow[]> =>
  due(prisma, 'TEMPLATE', Prisma.sql`(code NOT LIKE '%.%' OR split_part(code, '.', 2) = ${permitType})`);

/** What is approved and due by the database's clock, with what was signed of it. */
function due(prisma: Reader, kind: StandingRow['kind'], which: Prisma.Sql): Promise<StandingRow[]> {
  return prisma.$queryRaw<StandingRow[]>`
    SELECT kind, code, version, hash, "proposedBy", "decidedBy", "decidedAt", "activeFrom", "retiredFrom", "retiredBy",
      signature
    FROM "Publication"
    WHERE kind = ${kind}::"PublicationKind" AND status = 'APPROVED' AND "activeFrom" <= now()
      AND ("retiredFrom" IS NULL OR "retiredFrom" > now()) AND ${which}
    ORDER BY code, version DESC`;
}

/** Whatever has been refused once is told of once. */
const warned = new Set<string>();

/** Why a version that is due is not served all the same; told to the log. */
export async function refusalOf(due: StandingRow, trust: Trust): Promise<string | undefined> {
  const why = await distrust(due, trust);
  if (why) warnOfUnsigned(trust, due, why);
  return why;
}

export function warnOfUnsigned({ log }: Trust, row: StandingRow, why: string): void {
  const { hash, code, version } = row;
  const key = `${hash} ${code} ${version} ${why}`;
  if (warned.has(key)) return;
  warned.add(key);
  log?.error(
    { published: { hash, code, version } },
    `A published version is not served: ${why}; the version before it is.`,
  );
}
