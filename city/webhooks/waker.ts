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
/** When to see whether those that were woken have looked, in ms: a little more than after what they are woken again. */
const NOT_LOOKED = 61_000;

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
 * Endpoints that there is something new for, and how many of them have not looked yet. Each is given to one process alone,
 * and to none while its workflow has not looked since; one that does not look is woken again after a minute. `column`: what
 * is new, past what was read or past what was taken.
 */
const unreadPast = (column: 'readUpTo' | 'position') => `WITH unread AS (
  SELECT p."endpointId" AS id FROM "WebhookProgress" p JOIN "WebhookEndpoint" w ON w.id = p."endpointId" AND w.status = 'ACTIVE'
  WHERE EXISTS (SELECT FROM "Event" e WHERE e.filed AND (e.position IS NULL OR e.position > p."${column}")
    AND (w.types = '{}' OR e.type = ANY(w.types)) AND (w."permitTypes" = '{}' OR e."permitType" = ANY(w."permitTypes")))
), woken AS (
  UPDATE "WebhookProgress" p SET "wokenAt" = clock_timestamp() FROM unread
  WHERE p."endpointId" = unread.id AND (p."wokenAt" <= p."readAt" OR p."wokenAt" < now() - interval '1 minute') RETURNING p."endpointId" AS id
) SELECT coalesce((SELECT array_agg(id::text) FROM woken), '{}') AS woken, (SELECT count(*)::int FROM unread) AS unread`;

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
  // What somebody had read, and did not live to send, is nothing that the journal grows by.
  let isNew = true;
  const due = new Set<string>();
  let running: Promise<void> | undefined;
  let later: NodeJS.Timeout | undefined;

  async function wakeUnread(): Promise<void> {
    for (; hasGrown && !stopping.signal.aborted; await breath()) {
      hasGrown = false;
      try {
        const query = unreadPast(isNew ? 'position' : 'readUpTo');
        const [found] = await prisma.$queryRawUnsafe<{ woken: string[]; unread: number }[]>(query);
        // Whoever was to wake them may have died on the way.
        if (found?.unread) lookLater();
        isNew &&= (found?.unread ?? 0) > (found?.woken.length ?? 0);
        for (const id of found?.woken ?? []) due.add(id);
        await Promise.all([...due].map(async (id) => wake(id).then(() => due.delete(id))));
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
  const lookLater = () => {
    clearTimeout(later);
    later = setTimeout(grown, NOT_LOOKED);
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
      clearTimeout(later);
      await Promise.all([listening, running]);
    },
  };
}
