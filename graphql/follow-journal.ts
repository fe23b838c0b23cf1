import { setTimeout as sleep } from 'node:timers/promises';
import { eventsAfter, placeGiven } from '../cases/events.js';
import { Refusal } from '../cases/refusals.js';
import { encodePlace, type Place, placeOf } from '../city/journal/cursor.js';
import type { JournalEvent } from '../city/journal/event.js';
import { type EventFilter, newestPlace } from '../city/journal/read.js';
import { isDatabaseOutage } from '../prisma/outage.js';
import type { Context } from './context.js';
import { follow, type Told } from './follow.js';

/** Something that came, or with none of it only that the stream is alive; or why it is the last. */
export interface Came<What> extends Told {
  /** where whoever comes back goes on */
  cursor: string | null;
  what?: What;
}

export interface Source<What> {
  after: string | undefined;
  /** Refuses once the right to it has ended. */
  mustBeAllowed: (context: Context) => Promise<void>;
  /** What has come after a cursor, oldest first, and where to go on. `more`: there is more of it already. */
  look: (
    context: Context,
    after: string | undefined,
  ) => Promise<{ came: { what: What; cursor: string }[]; upTo: string | undefined; more?: boolean }>;
}

/** How often a stream without anything new says that it is alive, in ms. */
const HEARTBEAT = 15_000;

/**
 * Follows what the journal tells of: first that it has begun, then what comes after the cursor, and every quarter of a minute
 * without any that it is alive. It ends as `follow` does.
 */
export function followJournal<What>(
  context: Context,
  { after, mustBeAllowed, look }: Source<What>,
): AsyncIterableIterator<Came<What>> {
  const news = follow(context, context.journal.grown(), mustBeAllowed);
  const events = told(context, { news, after, look });
  return {
    next: () => events.next(),
    async return() {
      await news.return?.();
      return events.return(undefined);
    },
    async throw(error) {
      await news.return?.();
      return events.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

interface Telling<What> extends Pick<Source<What>, 'after' | 'look'> {
  news: AsyncIterableIterator<Told>;
}

async function* told<What>(
  context: Context,
  { news, after, look }: Telling<What>,
): AsyncGenerator<Came<What>, undefined> {
  let cursor = after;
  try {
    let next = news.next();
    for (let begun = false; ; ) {
      for (let more = true; more; ) {
        const found = await patiently(() => look(context, cursor));
        for (const { what, cursor: reached } of found.came) {
          cursor = reached;
          begun = true;
          yield { what, cursor };
        }
        cursor = found.upTo ?? cursor;
        more = found.more ?? false;
      }
      if (!begun) yield { cursor: cursor ?? null };
      begun = true;
      const heard = await orSilence(next);
      if (heard === undefined) {
        yield { cursor: cursor ?? null };
        continue;
      }
      if (heard.done) return;
      if (heard.value.refusal !== undefined) {
        yield { cursor: cursor ?? null, refusal: heard.value.refusal };
        return;
      }
      next = news.next();
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    yield { cursor: cursor ?? null, refusal: error };
  } finally {
    await news.return?.(undefined);
  }
}

/** Tries again while the database is away. */
async function patiently<T>(look: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await look();
    } catch (error) {
      if (!isDatabaseOutage(error) || tries >= 60) throw error;
      await sleep(1_000);
    }
  }
}

/** What comes next; undefined where nothing does for a while. */
async function orSilence<T>(next: Promise<T>): Promise<T | undefined> {
  const heard = new AbortController();
  const silence = sleep(HEARTBEAT, undefined, { signal: heard.signal, ref: false }).catch(() => undefined);
  const first = await Promise.race([next, silence]);
  heard.abort();
  return first;
}

const PAGE = 100;

/** Looks for events of the journal. Without a cursor it begins with now. */
export const lookForEvents =
  (filterFor: (context: Context) => EventFilter): Source<JournalEvent>['look'] =>
  async (context, after) => {
    if (after === undefined) return { came: [], upTo: encoded(await newestPlace(context.prisma)) };
    const place = placeGiven(after);
    const page = await eventsAfter(context.prisma, { after: place, first: PAGE, filter: filterFor(context) });
    const came = page.events.map((what) => ({ what, cursor: encodePlace(placeOf(what)) }));
    return { came, upTo: encoded(page.upTo), more: page.hasMore };
  };

const encoded = (place: Place | undefined): string | undefined => place && encodePlace(place);
