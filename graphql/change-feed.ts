import { setTimeout as sleep } from 'node:timers/promises';
import { createPubSub, Repeater } from 'graphql-yoga';
import { Client } from 'pg';
import type { Logger } from 'pino';
import type { FilingsTold } from '../cases/filings-told.js';
import { APPLICATION_CHANGED, APPLICATION_FILED, FILING_REFUSED } from '../prisma/application-changed.js';

/** Tells which applications have changed, on whichever server or worker it happened. */
export interface ChangeFeed {
  /** Yields for every change of the application, and whenever changes may have been missed. */
  of(reference: string): AsyncGenerator<unknown>;
  /** The same of whatever application. */
  any(): AsyncGenerator<unknown>;
  stop(): Promise<void>;
}

/** Listens on one connection of its own, and takes it up again whenever it breaks. Of filings `filings` is told. */
export function listenForChanges(databaseUrl: string, log: Logger, filings?: FilingsTold): ChangeFeed {
  const changes = createPubSub<{
    changed: [reference: string, payload: null];
    any: [payload: null];
    missed: [payload: null];
  }>();
  const stopping = new AbortController();

  async function listenUntilBroken(): Promise<void> {
    const client = new Client({ connectionString: databaseUrl, keepAlive: true });
    const over = new AbortController();
    const broken = new Promise<unknown>((resolve) => {
      client.once('error', resolve);
      client.once('end', () => resolve(undefined));
      stopping.signal.addEventListener('abort', () => resolve(undefined), { once: true, signal: over.signal });
    });
    try {
      await client.connect();
      client.on('notification', ({ channel, payload = '' }) => {
        if (channel !== APPLICATION_CHANGED) {
          filings?.tell(payload, channel === APPLICATION_FILED ? 'filed' : 'refused');
          return;
        }
        changes.publish('changed', payload, null);
        changes.publish('any', null);
      });
      await client.query(`LISTEN ${APPLICATION_FILED}; LISTEN ${FILING_REFUSED}; LISTEN ${APPLICATION_CHANGED}`);
      changes.publish('missed', null);
      const error = await broken;
      if (error) throw error;
    } finally {
      over.abort();
      await client.end().catch(() => undefined);
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await listenUntilBroken().catch((error) => log.warn({ err: error }, 'no connection to listen for changes on'));
      await sleep(500, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();

  return {
    any: () => Repeater.merge([changes.subscribe('any'), changes.subscribe('missed')]),
    of: (reference) => Repeater.merge([changes.subscribe('changed', reference), changes.subscribe('missed')]),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
