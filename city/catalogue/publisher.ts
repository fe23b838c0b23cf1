import type { PrismaClient, Transaction } from '../../prisma/client.js';
import type { PermitSigner } from '../signing/signer.js';
import { databaseNow } from './clock.js';
import { type Publication, withoutDocument } from './publication.js';
import { signStanding } from './signed.js';
import { type PublicationAct, tellOfPublications } from './trail.js';

/** What publishing needs. */
export interface Publisher {
  prisma: PrismaClient;
  /** without, nothing is signed */
  signer?: PermitSigner | undefined;
  /** whether a second administrator has to approve */
  approval: boolean;
  /** the transaction that the act belongs to; without, it has one of its own */
  within?: Transaction;
}

/** One transaction: its instant, and what it does, which goes into the trail when it ends. */
export interface PublicationTransaction {
  tx: Transaction;
  now: Date;
  done: PublicationAct[];
}

/** One act on the versions of a code at a time, over all servers. */
export async function actOn<T>(
  { prisma, within }: Publisher,
  of: { kind: Publication['kind']; code: string },
  work: (act: PublicationTransaction) => Promise<T>,
): Promise<T> {
  const alone = async (tx: Transaction): Promise<T> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`publication ${of.kind} ${of.code}`}, 0))`;
    const act: PublicationTransaction = { tx, now: await databaseNow(tx), done: [] };
    const result = await work(act);
    await tellOfPublications(tx, act.done);
    return result;
  };
  return within ? alone(within) : prisma.$transaction(alone, { timeout: 20_000, maxWait: 10_000 });
}

/**
 * Writes what has become of a publication, and puts it into the trail. Approval signs it, and whatever changes something
 * that is signed signs it anew; what nobody has vouched for stays unsigned.
 */
export async function writeStanding(
  { signer }: Publisher,
  { tx, now, done }: PublicationTransaction,
  row: Publication,
  change: Partial<Publication>,
  act: Pick<PublicationAct, 'what' | 'by'>,
): Promise<Publication> {
  const changed = { ...row, ...change };
  const isSigned = signer && (act.what === 'APPROVED' || row.signature !== null);
  const signature = isSigned ? await signStanding(signer, changed) : null;
  const { id, status, decidedBy, decidedAt, reason, activeFrom, retiredFrom, retiredBy } = changed;
  const data = { status, decidedBy, decidedAt, reason, activeFrom, retiredFrom, retiredBy, signature };
  const written = await tx.publication.update({ where: { id }, data, omit: withoutDocument });
  done.push({ ...act, at: now, publication: written });
  return written;
}
