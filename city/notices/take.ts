import type { PrismaClient } from '../../prisma/client.js';
import type { Notification } from '../../prisma/generated/client/client.js';

/** What an older process has left undelivered is sent; a message of long ago no longer is. */
const LONGEST_WAIT_MS = 7 * 86_400_000;
/** Messages that are on their way together. */
export const MOST_TOGETHER = 50;

/** Unsent messages that are still worth sending. */
export const lately = () => ({ sentAt: null, createdAt: { gte: new Date(Date.now() - LONGEST_WAIT_MS) } });

/**
 * Takes messages that nobody has taken for the workflow `by`, and those that it took before and did not come to send: of
 * two deliveries one has a message.
 */
export function takeWaiting(prisma: PrismaClient, by: string): Promise<Notification[]> {
  const { createdAt } = lately();
  return prisma.$queryRaw<Notification[]>`
    UPDATE "Notification" SET "takenBy" = ${by} WHERE id IN (
      SELECT id FROM "Notification"
      WHERE "sentAt" IS NULL AND "createdAt" >= ${createdAt.gte} AND ("takenBy" IS NULL OR "takenBy" = ${by})
      ORDER BY "createdAt" LIMIT ${MOST_TOGETHER} FOR UPDATE SKIP LOCKED)
    RETURNING *`;
}

/** Takes one message for a workflow of its own; false while another delivery has it. */
export async function takeOne(prisma: PrismaClient, id: string, by: string): Promise<boolean> {
  const { count } = await prisma.notification.updateMany({
    where: { id, OR: [{ takenBy: null }, { takenBy: by }] },
    data: { takenBy: by },
  });
  return count > 0;
}
