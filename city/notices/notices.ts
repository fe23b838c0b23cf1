import type { PrismaClient, Transaction } from '../../prisma/client.js';
import {
  type ComposedNotice,
  composeNotice,
  composeOutside,
  isTold,
  type NoticeView,
  type Outside,
} from './compose.js';
import type { Told } from './events.js';
import type { DeliveryStarter } from './start-delivery.js';
import { lately } from './take.js';
import type { FindTemplate } from './templates.js';

/** Tells people of transitions: written with the transition, delivered after it. */
export interface Notices {
  /** The messages of a transition, which are written with everything else of it. */
  compose(transition: Told, view: NoticeView): ComposedNotice[];
  /** Starts the delivery of what a transition wrote, once it is committed. Repeating it changes nothing. */
  deliver(transition: Told): Promise<void>;
  /** Writes the messages of what happens to a case beside its transitions, in the transaction of that act. */
  tell(tx: Transaction, outside: Outside): Promise<void>;
  /** Starts the delivery of what is written and nobody has taken. Repeating it changes nothing. */
  deliverWaiting(): Promise<void>;
  /** The same, and of what a workflow had taken that somebody has ended. */
  deliverAbandoned(): Promise<void>;
}

interface NoticeDependencies {
  prisma: PrismaClient;
  templates: FindTemplate;
  delivery: Pick<DeliveryStarter, 'soon' | 'isUnderWay'>;
  /** where the pages are, without a slash at its end; without it messages name none */
  portalUrl?: (() => string | undefined) | undefined;
}

export function createNotices({ prisma, templates, delivery, portalUrl }: NoticeDependencies): Notices {
  return {
    compose: (transition, view) =>
      isTold(transition) ? composeNotice(transition, view, templates, portalUrl?.()) : [],
    async deliver(transition) {
      if (isTold(transition)) await delivery.soon();
    },
    async tell(tx, outside) {
      const messages = await composeOutside(tx, outside, templates);
      await tx.notification.createMany({ data: messages, skipDuplicates: true });
    },
    deliverWaiting: () => delivery.soon(),
    async deliverAbandoned() {
      const taken = await prisma.notification.findMany({
        where: { ...lately(), takenBy: { not: null } },
        distinct: ['takenBy'],
        select: { takenBy: true },
        take: 1_000,
      });
      for (const { takenBy } of taken) {
        if (takenBy === null || (await delivery.isUnderWay(takenBy))) continue;
        await prisma.notification.updateMany({ where: { takenBy, sentAt: null }, data: { takenBy: null } });
      }
      await delivery.soon();
    },
  };
}
