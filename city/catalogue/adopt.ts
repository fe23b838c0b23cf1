import type { PrismaClient } from '../../prisma/client.js';
import type { PermitSigner } from '../signing/signer.js';
import { appendToTrail } from '../trail/append.js';
import { INSTALLATION, type Publication, withoutDocument } from './publication.js';
import { actOn, writeStanding } from './publisher.js';

/** The migration that carried over what was published before there were signatures. */
const CARRIED_BY = '20261128140221_one_table_of_versions';
/** Said once of an installation; from then on nothing that stands unsigned in the table is signed because it stands there. */
const ADOPTED = 'PUBLICATIONS_ADOPTED';

/**
 * Signs what an installation had published before anything was signed, once. Whether that is still to do is read from
 * the trail, so a process that is killed at any moment leaves it to the next; where versions were signed before they
 * were carried over, what stands unsigned beside them was put there by nobody who may.
 */
export async function adoptCarried(prisma: PrismaClient, signer: PermitSigner): Promise<void> {
  const [told] = await prisma.$queryRaw<[{ adopted: boolean; signing: boolean }]>`
    SELECT EXISTS (SELECT FROM "TrailEntry" WHERE subject = ${INSTALLATION} AND act = ${ADOPTED}) AS adopted,
      EXISTS (SELECT FROM "TrailEntry" e JOIN "_prisma_migrations" m ON m.finished_at > e.at
        WHERE m.migration_name = ${CARRIED_BY} AND e.act = 'PUBLICATION_APPROVED') AS signing`;
  if (told.adopted) return;
  if (!told.signing) {
    // Carried over, approved by nobody: what the product publishes itself is decided at an instant.
    const carried = await prisma.publication.findMany({ where: { decidedAt: null }, select: { pin: true } });
    const hashes = carried.flatMap(({ pin }) => pin ?? []);
    await signUnsigned(prisma, signer, hashes);
  }
  await prisma.$transaction((tx) => appendToTrail(tx, [{ subject: INSTALLATION, act: ADOPTED, by: INSTALLATION }]));
}

/**
 * Signs approved versions that nobody has signed: those of `hashes`, or every one. Answers which. Whoever calls this
 * vouches for what is in the table.
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
