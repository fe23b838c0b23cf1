import type { PrismaClient } from '../../prisma/client.js';
import type { Publication } from '../../prisma/generated/client/client.js';
import type { PermitSigner } from '../signing/signer.js';
import { actOn, INSTALLATION, writeStanding } from './publisher.js';

interface Unsigned {
  kind: Publication['kind'];
  hash: string;
  code: string;
  version: number;
  createdAt: Date;
  retired: boolean;
}

/**
 * Signs versions that have no publication: those of `hashes`, or every one, as for an installation that is older than
 * signatures. Answers which. Whoever calls this vouches for what is in the tables.
 */
export async function signUnsigned(
  prisma: PrismaClient,
  signer: PermitSigner,
  hashes?: readonly string[],
): Promise<Pick<Unsigned, 'kind' | 'code' | 'version' | 'hash'>[]> {
  const rows = await prisma.$queryRaw<Unsigned[]>`
    SELECT * FROM (
      SELECT 'PERMIT_TYPE' AS kind, hash, code, version, "createdAt", status = 'RETIRED' AS retired FROM "PermitType"
        WHERE status <> 'DRAFT'
      UNION ALL SELECT 'RULEBOOK', hash, code, version, "createdAt", false FROM "Rulebook"
    ) AS row
    WHERE NOT EXISTS (SELECT FROM "Publication" p WHERE p.hash = row.hash AND p.status <> 'REJECTED')
    ORDER BY kind, code, version`;
  const wanted = hashes ? rows.filter(({ hash }) => hashes.includes(hash)) : rows;
  const publisher = { prisma, signer, approval: false };
  for (const { kind, hash, code, version, createdAt, retired } of wanted) {
    await actOn(publisher, { kind, code }, async (act) => {
      const standing = { decidedAt: act.now, activeFrom: createdAt };
      const row = await act.tx.publication.create({
        data: { kind, code, version, hash, proposedBy: INSTALLATION, proposedAt: createdAt, ...standing },
      });
      const end = retired ? { retiredFrom: act.now, retiredBy: INSTALLATION } : {};
      const change = { ...standing, ...end, status: 'APPROVED' as const };
      await writeStanding(publisher, act, row, change, { what: 'APPROVED', by: INSTALLATION });
    });
  }
  return wanted.map(({ kind, code, version, hash }) => ({ kind, code, version, hash }));
}
