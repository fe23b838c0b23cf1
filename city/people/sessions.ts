import type { PrismaClient, Transaction } from '../../prisma/client.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { appendToTrail } from '../trail/append.js';

/** Sessions that may still be used, as far as their row says. */
export const openSessions = (at: Date) => ({ expiresAt: { gt: at } }) satisfies Prisma.SessionWhereInput;

/** Ends sessions, told to the trail of each person; gives how many. */
export async function endSessions(tx: Transaction, where: Prisma.SessionWhereInput, by: string): Promise<number> {
  const ended = await tx.session.findMany({ where, select: { id: true, person: true }, orderBy: { person: 'asc' } });
  const ids = ended.map(({ id }) => id);
  const { count } = await tx.session.deleteMany({ where: { id: { in: ids } } });
  const acts = ended.map(({ id, person }) => ({
    subject: `person/${person}`,
    act: 'SESSION_ENDED',
    by,
    changed: { session: id },
  }));
  if (count > 0) await appendToTrail(tx, acts);
  return count;
}

interface ProviderLogout {
  subject?: string | undefined;
  sid?: string | undefined;
  issuedAt: Date;
}

/**
 * Ends what the sign-in provider says has ended. What began after it said so goes on, so that a word that is sent again
 * ends nothing.
 */
export function endSessionsOf(prisma: PrismaClient, { subject, sid, issuedAt }: ProviderLogout): Promise<number> {
  // A second is as exactly as the provider says when.
  const before = { createdAt: { lt: new Date(issuedAt.getTime() + 1_000) } };
  const whose = [
    ...(subject === undefined ? [] : [{ OR: [{ subject }, { subject: null, person: subject }] }]),
    ...(sid === undefined ? [] : [{ sid }]),
  ];
  return prisma.$transaction((tx) => endSessions(tx, { AND: [before, ...whose] }, 'provider'));
}
