import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { Client as Listener } from 'pg';
import type { Logger } from 'pino';
import type { PrismaClient } from '../../prisma/client.js';
import type { deliverWebhooks } from '../../workflows/deliver-webhooks.js';

/** The channel that is told when the journal has grown. */
const JOURNAL_GROWN = 'journal_grown';
/** How often endpoints are woken at most, and how long a broken connection is left, in ms. */
const BREATH = 1_000;

export type WakeEndpoint = (id: string) => Promise<void>;

/** Starts the workflow of an endpoint, or has it look again. */
export const createEndpointStarter =
  (client: Client, taskQueue: string): WakeEndpoint =>
  async (endpoint) => {
    await client.workflow.signalWithStart<typeof deliverWebhooks>('deliverWebhooks', {
      workflowId: `webhook/${endpoint}`,
      taskQueue,
      args: [{ endpoint }],
      signal: 'wake',
    });
  };

/**
 * Endpoints that there is something new for. Each is given to one process alone, and to none while its workflow has not
 * looked since; one that does not look is woken again after a minute.
 */
const UNREAD = `UPDATE "WebhookEndpoint" w SET "wokenAt" = now() WHERE w.status = 'ACTIVE'
  AND (w."wokenAt" <= w."readAt" OR w."wokenAt" < now() - interval '1 minute')
  AND EXISTS (SELECT FROM "Event" e WHERE e.filed AND (e.position IS NULL OR e.position > w."readUpTo")
    AND (w.types = '{}' OR e.type = ANY(w.types)) AND (w."permitTypes" = '{}' OR e."permitType" = ANY(w."permitTypes")))
  RETURNING w.id`;

interface Waking {
  prisma: PrismaClient;
  databaseUrl: string;
  wake: WakeEndpoint;
  log: Logger;
}

export interface Waker {
  stop(): Promise<void>;
}

/** Has the workflows of endpoints look whenever the journal has grown, and whenever that may have been missed. */
export function createWaker({ prisma, databaseUrl, wake, log }: Waking): Waker {
  const stopping = new AbortController();
  let hasGrown = false;
  let running: Promise<void> | undefined;

  async function wakeUnread(): Promise<void> {
    for (; hasGrown && !stopping.signal.aborted; await breath()) {
      hasGrown = false;
      try {
        const unread = await prisma.$queryRawUnsafe<{ id: string }[]>(UNREAD);
        await Promise.all(unread.map(({ id }) => wake(id)));
      } catch (error) {
        log.warn({ err: error }, 'webhook endpoints were not woken; they are asked again');
        hasGrown = true;
      }
    }
  }
  const grown = () => {
    hasGrown = true;
    running ??= wakeUnread().finally(() => {
      running = undefined;
    });
  };
  const breath = () => pause(BREATH, undefined, { signal: stopping.signal }).catch(() => undefined);

  async function listen(): Promise<void> {
    const listener = new Listener({ connectionString: databaseUrl });
    const broken = new Promise<Error | undefined>((resolve) => {
      listener.on('error', resolve);
      listener.on('end', () => resolve(undefined));
      stopping.signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    try {
      await listener.connect();
      listener.on('notification', grown);
      await listener.query(`LISTEN ${JOURNAL_GROWN}`);
      grown();
      await broken;
    } catch (error) {
      log.debug({ err: error }, 'the journal cannot be listened to yet');
    } finally {
      await listener.end().catch(() => undefined);
    }
  }
  const listening = (async () => {
    while (!stopping.signal.aborted) {
      await listen();
      if (!stopping.signal.aborted) await breath();
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await Promise.all([listening, running]);
    },
  };
}
