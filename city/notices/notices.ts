import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { composeNotice, composeOutside, isTold, type Outside } from './compose.js';
import type { Told } from './events.js';
import type { FindTemplate } from './templates.js';

/** Tells people of transitions: written with the transition, delivered after it. */
export interface Notices {
  /** Writes the messages of a transition in its own transaction, after everything else of it. */
  write(tx: Transaction, transition: Told): Promise<void>;
  /** Starts the delivery of what a transition wrote and nobody has delivered yet. Repeating it changes nothing. */
  deliver(transition: Told): Promise<void>;
  /** Writes the messages of what happens to a case beside its transitions, in the transaction of that act. */
  tell(tx: Transaction, outside: Outside): Promise<void>;
  /** Starts the delivery of what nobody has delivered yet, of one case or of all. Repeating it changes nothing. */
  deliverWaiting(reference?: string): Promise<void>;
}

/** What an older process has left undelivered is started again; a message of long ago no longer is. */
const LONGEST_WAIT_MS = 7 * 86_400_000;

interface NoticeDependencies {
  prisma: PrismaClient;
  templates: FindTemplate;
  startDelivery(ids: readonly string[]): Promise<void>;
}

export function createNotices({ prisma, templates, startDelivery }: NoticeDependencies): Notices {
  return {
    async write(tx, transition) {
      if (!isTold(transition)) return;
      const { reference, number, at } = transition;
      const messages = await composeNotice(tx, transition, templates);
      await tx.notification.createMany({
        data: messages.map((message) => ({ ...message, reference, transition: number, createdAt: at })),
        skipDuplicates: true,
      });
    },
    async deliver(transition) {
      if (!isTold(transition)) return;
      const { reference, number } = transition;
      const waiting = await prisma.notification.findMany({
        where: { reference, transition: number, sentAt: null },
        select: { id: true },
      });
      await startDelivery(waiting.map(({ id }) => id));
    },
    async tell(tx, outside) {
      const messages = await composeOutside(tx, outside, templates);
      await tx.notification.createMany({ data: messages, skipDuplicates: true });
    },
    async deliverWaiting(reference) {
      const since = new Date(Date.now() - LONGEST_WAIT_MS);
      const waiting = await prisma.notification.findMany({
        where: { sentAt: null, createdAt: { gte: since }, ...(reference !== undefined && { reference }) },
        orderBy: { createdAt: 'asc' },
        take: 1_000,
        select: { id: true },
      });
      await startDelivery(waiting.map(({ id }) => id));
    },
  };
}
