import type { PrismaClient, Transaction } from '../../prisma/client.js';

/** Many who pay at once wait for each other rather than being sent away, in ms. */
const TRANSACTION_TIMEOUTS_MS = { maxWait: 10_000, timeout: 20_000 };

/**
 * Does one thing to money, alone among all that concerns the same tracking number. Locks are taken in one order
 * everywhere, the number first and then the slips of a case by their ids, so that no two wait for each other.
 */
export function withMoney<T>(
  prisma: PrismaClient,
  trackingNumber: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`receipt ${trackingNumber}`}, 0))`;
    return work(tx);
  }, TRANSACTION_TIMEOUTS_MS);
}
