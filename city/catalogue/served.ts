import type { PrismaClient } from '../../prisma/client.js';
import { Prisma, type Publication } from '../../prisma/generated/client/client.js';
import { distrust, type StandingRow, type Trust } from './signed.js';

/** A version that is due by the database's clock, with what was signed of it; without, nobody ever signed it. */
export type Due = Pick<Publication, 'hash' | 'code' | 'version'> & { publication: StandingRow | null };

const dueNow = Prisma.sql`p."activeFrom" <= now() AND (p."retiredFrom" IS NULL OR p."retiredFrom" > now())`;
const standing = Prisma.sql`p.kind, p.code AS "pCode", p.version AS "pVersion", p.hash AS "pHash", p."proposedBy",
  p."decidedBy", p."decidedAt", p."activeFrom", p."retiredFrom", p."retiredBy", p.signature`;

type Row = Omit<StandingRow, 'kind' | 'code' | 'version' | 'hash'> & {
  hash: string;
  code: string;
  version: number;
  kind: StandingRow['kind'] | null;
  pCode: string;
  pVersion: number;
  pHash: string;
};

const dueOf = ({ hash, code, version, kind, pCode, pVersion, pHash, ...rest }: Row): Due => ({
  hash,
  code,
  version,
  publication: kind === null ? null : { ...rest, kind, code: pCode, version: pVersion, hash: pHash },
});

/** Every version of permit types that is due now, the one that new applications are filed with first of its code. */
export async function dueTypes(prisma: Pick<PrismaClient, '$queryRaw'>, code?: string): Promise<Due[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT t.hash, t.code, t.version, ${standing} FROM "PermitType" t
    LEFT JOIN "Publication" p ON p.kind = 'PERMIT_TYPE' AND p.hash = t.hash AND p.status = 'APPROVED'
    WHERE ${code === undefined ? Prisma.sql`true` : Prisma.sql`t.code = ${code}`}
      AND (p.id IS NULL AND t.status = 'ACTIVE' OR ${dueNow})
    ORDER BY t.code, t.version DESC`;
  return rows.map(dueOf);
}

/** Versions of a rulebook that are in force on a Jalali day, the one that counts first. */
export async function dueRulebooks(prisma: Pick<PrismaClient, '$queryRaw'>, code: string, day: string): Promise<Due[]> {
  // Jalali days of one width compare as text.
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT b.hash, b.code, b.version, ${standing} FROM "Rulebook" b
    LEFT JOIN "Publication" p ON p.kind = 'RULEBOOK' AND p.hash = b.hash AND p.status = 'APPROVED'
    WHERE b.code = ${code} AND b.document ->> 'status' = 'IN_FORCE' AND b."effectiveFrom" <= ${day}
      AND (b."effectiveTo" IS NULL OR b."effectiveTo" >= ${day}) AND (p.id IS NULL OR ${dueNow})
    ORDER BY b.version DESC`;
  return rows.map(dueOf);
}

/** Versions of the templates of a permit type's papers, and of those of every type; of each code the newest first. */
export async function dueTemplates(prisma: Pick<PrismaClient, '$queryRaw'>, permitType: string): Promise<Due[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT p.hash, p.code, p.version, ${standing} FROM "Publication" p
    WHERE p.kind = 'TEMPLATE' AND p.status = 'APPROVED' AND ${dueNow}
      AND (p.code NOT LIKE '%.%' OR split_part(p.code, '.', 2) = ${permitType})
    ORDER BY p.code, p.version DESC`;
  return rows.map(dueOf);
}

/** Whatever has been refused once is told of once. */
const told = new Set<string>();

/** Why a version that is due is not served all the same; told to the log. */
export async function refusalOf(due: Due, trust: Trust): Promise<string | undefined> {
  const { publication: row, hash, code, version } = due;
  const own = row === null ? { ...nobody, hash, code, version } : row;
  const moved = own.hash !== hash || own.code !== code || own.version !== version;
  const why = moved ? 'its row says something else than its publication' : await distrust(own, trust);
  if (why) tell(trust, { hash, code, version }, why);
  return why;
}

export function tell({ log }: Trust, row: { hash: string; code: string; version: number }, why: string): void {
  const key = `${row.hash} ${row.code} ${row.version} ${why}`;
  if (told.has(key)) return;
  told.add(key);
  log?.error({ published: row }, `A published version is not served: ${why}; the version before it is.`);
}

const nobody = {
  kind: 'PERMIT_TYPE' as const,
  proposedBy: '',
  decidedBy: null,
  decidedAt: null,
  activeFrom: null,
  retiredFrom: null,
  retiredBy: null,
  signature: null,
};
