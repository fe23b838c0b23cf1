import { once } from 'node:events';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { eventsAfter, placeGiven, readableEvents } from '../cases/events.js';
import { inputMessages } from '../cases/messages/inputs.js';
import { invalidInput, Refusal, UnauthenticatedError } from '../cases/refusals.js';
import { cloudEvent } from '../city/journal/cloud-event.js';
import { encodePlace, type Place } from '../city/journal/cursor.js';
import { EVENT_TYPES } from '../city/journal/event-types.js';
import { type EventFilter, type EventPage, newestPlace } from '../city/journal/read.js';
import type { Authenticate } from '../city/people/viewer.js';
import { type Context, createContext, type ServerDependencies, signedIn } from '../graphql/context.js';
import { follow } from '../graphql/follow.js';
import { mustBeInScope, READ } from '../graphql/scopes.js';
import type { EventType } from '../prisma/generated/client/enums.js';

/** Read at once, and at most so much waits for a slow reader. */
const PAGE = 100;
/** How often a stream without events says that it is alive, in ms: before the usual proxies give it up. */
const HEARTBEAT = 15_000;
/** In place of a cursor: from the oldest event that is kept. */
const BEGINNING = 'beginning';

const list = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? undefined : [given].flat().flatMap((each) => each.split(','))));
const Query = z.object({
  after: z.string().optional(),
  types: list.pipe(z.array(z.enum(Object.keys(EVENT_TYPES) as EventType[])).optional()),
  permitTypes: list,
  subject: z.string().optional(),
});

/** The journal as server-sent events, each a CloudEvent. */
export function eventRoutes(deps: ServerDependencies & { authenticate: Authenticate }): Router {
  const { authenticate, publicUrl } = deps;
  const source = publicUrl;

  async function stream(request: Request, response: Response): Promise<void> {
    const viewer = await authenticate(request, 'reader');
    if (!viewer) throw new UnauthenticatedError();
    mustBeInScope(viewer, READ);
    const { wanted, begin } = asked(request);
    const context = createContext(deps, viewer, { whoNow: () => authenticate(request, 'watcher') });
    // From here on it hears of everything that comes, also of what comes before the first look.
    const news = follow(context, deps.journal.grown(), async () => undefined);
    try {
      let place = begin === 'now' ? await newestPlace(deps.prisma) : begin;
      const first = await read(context, wanted, place);
      open(response);
      place = await send(response, first, source());
      await goOn(response, { context, wanted, news, source: source() }, { place, more: first.hasMore });
    } finally {
      await news.return?.();
    }
    response.end();
  }

  const router = Router();
  router.get('/events', stream);
  return router;
}

interface Following {
  context: Context;
  wanted: Omit<EventFilter, 'readable'>;
  news: ReturnType<typeof follow>;
  source: string;
}

/** Sends what comes for as long as its reader is there and may read it. */
async function goOn(
  response: Response,
  { context, wanted, news, source }: Following,
  from: { place: Place | undefined; more: boolean },
): Promise<void> {
  let { place, more } = from;
  const alive = setInterval(() => response.write(heartbeat(place)), HEARTBEAT).unref();
  response.once('close', () => void news.return?.());
  try {
    for (;;) {
      while (more) {
        const page = await read(context, wanted, place);
        place = await send(response, page, source);
        more = page.hasMore;
      }
      const { value: told, done } = await news.next();
      if (done || response.closed) return;
      if (told.refusal !== undefined) throw told.refusal;
      more = true;
    }
  } catch (error) {
    // What is no refusal breaks the answer off: whoever follows comes back with the last cursor.
    if (!(error instanceof Refusal)) throw error;
    response.write(`event: end\ndata: ${JSON.stringify({ code: error.code, messages: error.messages })}\n\n`);
  } finally {
    clearInterval(alive);
  }
}

const read = (context: Context, wanted: Following['wanted'], after: Place | undefined): Promise<EventPage> =>
  eventsAfter(context.prisma, {
    after,
    first: PAGE,
    filter: { ...wanted, readable: readableEvents(signedIn(context)) },
  });

/** Where it begins, and what of: a reader that comes back says so by its header. */
function asked(request: Request) {
  const query = Query.safeParse(request.query);
  if (!query.success) {
    const path = query.error.issues[0]?.path.join('.') ?? '';
    throw invalidInput(path, 'EVENT_FILTER_INVALID', inputMessages.EVENT_FILTER_INVALID({ path }));
  }
  const { after, types, permitTypes, subject } = query.data;
  const last = request.get('last-event-id') || after;
  const begin = last === BEGINNING ? undefined : (placeGiven(last) ?? ('now' as const));
  return { wanted: { types, permitTypes, subject }, begin };
}

function open(response: Response): void {
  response.status(200).set({
    'content-type': 'text/event-stream; charset=utf-8',
    // Nothing on the way keeps, compresses or gathers it.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  response.write('retry: 3000\n\n');
}

/** A comment that keeps the connection, with where to go on: past what the filter leaves out too. */
const heartbeat = (place: Place | undefined): string => `: alive\n${place ? `id: ${encodePlace(place)}\n` : ''}\n`;

async function send(response: Response, { events, upTo }: EventPage, source: string): Promise<Place | undefined> {
  const text = events.map((event) => {
    const told = cloudEvent(event, source);
    return `id: ${told.cursor}\ndata: ${JSON.stringify(told)}\n\n`;
  });
  if (text.length > 0 && !response.write(text.join(''))) {
    await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  return upTo;
}
