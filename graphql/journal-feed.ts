import { setTimeout as sleep } from 'node:timers/promises';
import { createPubSub, Repeater } from 'graphql-yoga';
import type { Logger } from 'pino';
import { newestPlace } from '../city/journal/read.js';
import type { PrismaClient } from '../prisma/client.js';
import type { ChangeFeed } from './change-feed.js';

/** Tells whoever follows the journal that there is something new in it. */
export interface JournalFeed {
  /** Yields at once, and whenever the journal has grown. */
  grown(): AsyncGenerator<unknown>;
}

interface Options {
  prisma: PrismaClient;
  changes: Pick<ChangeFeed, 'any'>;
  log: Logger;
}

/** How long it is not looked whether something happened that no application was told of, in ms. */
const LOOK_EVERY = 1_000;
/** Changes that come faster are looked at together. */
const NO_FASTER = 100;

/** One look at the journal for all that follow it on this server, and none while nobody does. */
export function createJournalFeed({ prisma, changes, log }: Options): JournalFeed {
  const news = createPubSub<{ grown: [payload: null] }>();
  let following = 0;

  async function lookUntilLeft(): Promise<void> {
    const heard = changes.any();
    let next = heard.next();
    let last: bigint | undefined;
    while (following > 0) {
      try {
        const position = (await newestPlace(prisma))?.position;
        if (position !== last) news.publish('grown', null);
        last = position;
      } catch (error) {
        log.warn({ err: error }, 'the journal could not be looked at');
      }
      await sleep(NO_FASTER);
      const waiting = new AbortController();
      const told = await Promise.race([
        next.then(() => true),
        sleep(LOOK_EVERY, false, { signal: waiting.signal }).catch(() => false),
      ]);
      waiting.abort();
      if (told) next = heard.next();
    }
    await heard.return(undefined);
  }

  let looking: Promise<void> | undefined;
  function begin(): void {
    if (looking) return;
    looking = lookUntilLeft()
      .catch((error: unknown) => log.error({ err: error }, 'nobody is told of the journal'))
      .finally(() => {
        looking = undefined;
        if (following > 0) begin();
      });
  }

  return {
    grown: () =>
      Repeater.merge([
        news.subscribe('grown'),
        new Repeater<null>(async (push, stop) => {
          following += 1;
          begin();
          push(null).catch(() => undefined);
          await stop;
          following -= 1;
        }),
      ]),
  };
}
