import type { PrismaClient } from '../../prisma/client.js';
import type { Prisma, Publication } from '../../prisma/generated/client/client.js';
import type { PermitSigner } from '../signing/signer.js';
import { databaseNow, followClock } from './clock.js';
import { signStanding } from './signed.js';
import { type PublicationAct, tellOfPublications } from './trail.js';

/** Who is named for what came with the product. */
export const INSTALLATION = 'installation';

type Tx = Prisma.TransactionClient;

/** What publishing needs. */
export interface Publisher {
  prisma: PrismaClient;
  signer: PermitSigner;
  /** whether a second administrator has to approve */
  approval: boolean;
}

/** One transaction: its instant, and what it does, which goes into the trail when it ends. */
export interface Act {
  tx: Tx;
  now: Date;
  done: PublicationAct[];
}

/** One act on the versions of a code at a time, over all servers. */
export async function actOn<T>(
  { prisma }: Publisher,
  of: { kind: Publication['kind']; code: string },
  work: (act: Act) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`publication ${of.kind} ${of.code}`}, 0))`;
      const act: Act = { tx, now: await databaseNow(tx), done: [] };
      const result = await work(act);
      if (of.kind === 'PERMIT_TYPE') await followClock(tx);
      await tellOfPublications(tx, act.done);
      return result;
    },
    { timeout: 20_000, maxWait: 10_000 },
  );
}

/** Writes what has become of a publication, signed anew, and puts it into the trail. */
export async function writeStanding(
  { signer }: Publisher,
  { tx, now, done }: Act,
  row: Publication,
  change: Partial<Publication>,
  act: { what: 'APPROVED' | 'ACTIVATED' | 'RETIRED'; by: string },
): Promise<Publication> {
  const { document: _, ...changed } = { ...row, ...change };
  const signature = await signStanding(signer, changed);
  const { id, status, decidedBy, decidedAt, activeFrom, retiredFrom, retiredBy } = changed;
  const data = { status, decidedBy, decidedAt, activeFrom, retiredFrom, retiredBy, signature };
  const written = await tx.publication.update({ where: { id }, data });
  done.push({ ...act, at: now, publication: written });
  return written;
}
