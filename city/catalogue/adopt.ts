import type { PrismaClient } from '../../prisma/client.js';
import type { PermitSigner } from '../signing/signer.js';
import { INSTALLATION, type Publication, withoutDocument } from './publication.js';
import { actOn, writeStanding } from './publisher.js';

/**
 * Signs approved versions that nobody has signed: those of `hashes`, or every one, as for an installation that is older
 * than signatures. Answers which. Whoever calls this vouches for what is in the table.
 */
export async function signUnsigned(
  prisma: PrismaClient,
  signer: PermitSigner,
  hashes?: readonly string[],
): Promise<Pick<Publication, 'kind' | 'code' | 'version' | 'hash'>[]> {
  const unsigned = { status: 'APPROVED' as const, signature: null };
  const wanted = await prisma.publication.findMany({
    where: { ...unsigned, ...(hashes && { pin: { in: [...hashes] } }) },
    orderBy: [{ kind: 'asc' }, { code: 'asc' }, { version: 'asc' }],
    select: { id: true, kind: true, code: true, version: true, hash: true },
  });
  const publisher = { prisma, signer, approval: false };
  for (const { id, kind, code } of wanted) {
    await actOn(publisher, { kind, code }, async (act) => {
      const row = await act.tx.publication.findFirst({ where: { ...unsigned, id }, omit: withoutDocument });
      const standing = { decidedAt: act.now };
      if (row) await writeStanding(publisher, act, row, standing, { what: 'APPROVED', by: INSTALLATION });
    });
  }
  return wanted.map(({ kind, code, version, hash }) => ({ kind, code, version, hash }));
}
