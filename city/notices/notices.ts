import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { composeNotice, isTold } from './compose.js';
import type { Told } from './events.js';
import type { FindTemplate } from './templates.js';

/** Tells people of transitions: written with the transition, delivered after it. */
export interface Notices {
  /** Writes the messages of a transition in its own transaction, after everything else of it. */
  write(tx: Transaction, transition: Told): Promise<void>;
  /** Starts the delivery of what a transition wrote and nobody has delivered yet. Repeating it changes nothing. */
  deliver(transition: Told): Promise<void>;
}

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
  };
}
