import { performance } from 'node:perf_hooks';
import type { WebhookEndpoint } from '../../prisma/generated/client/client.js';
import type { WebhookOutcome } from '../../prisma/generated/client/enums.js';
import type { WebhookActivities } from '../../workflows/upkeep-activities.js';
import type { CaseSent, CaseToSend } from '../../workflows/webhook-queue.js';
import { type CloudEvent, cloudEvent, testEvent } from '../journal/cloud-event.js';
import type { JournalEvent } from '../journal/event.js';
import { activeEndpoint, disable, type EndpointDependencies, isWanted, noteHealth } from './endpoint.js';
import { messageOf, signedHeaders } from './payload.js';
import type { Posted, Poster } from './post.js';
import type { Secrets } from './secrets.js';

export interface SendingDependencies extends EndpointDependencies {
  poster: Poster;
  secrets: Secrets;
  /** where this installation is reached, where that is known */
  publicUrl: () => string | undefined;
}

/** A case's next event is left to the next turn where those before it took so long, in ms: others wait as well. */
const TURN = 15_000;

/** Sends what is due to an endpoint, cases side by side, and notes each try before it goes on. `now`: as Temporal has it. */
export async function sendToEndpoint(
  deps: SendingDependencies,
  { endpoint: id, round, cases }: Parameters<WebhookActivities['sendWebhooks']>[0],
  { now, gone }: { now: Date; gone: AbortSignal },
): ReturnType<WebhookActivities['sendWebhooks']> {
  const { prisma } = deps;
  const endpoint = await activeEndpoint(deps, id);
  if (!endpoint) return undefined;
  if (endpoint.progress.round !== round) return 'elsewhere';
  const secrets = deps.secrets.inForce(endpoint.secrets);
  if (secrets.length === 0) {
    await disable(deps, endpoint, 'SECRET_LOST');
    return undefined;
  }
  const ids = cases.flatMap(({ events }) => events);
  const [events, delivered] = await Promise.all([
    prisma.event.findMany({ where: { id: { in: ids } } }),
    prisma.webhookDelivery.findMany({
      where: { endpointId: id, eventId: { in: ids }, round, outcome: { not: 'FAILED' } },
      select: { eventId: true },
    }),
  ]);
  const known = new Map(events.map((event) => [event.id, event as unknown as JournalEvent]));
  const over = new Set(delivered.map(({ eventId }) => eventId));
  // Where nothing at all is taken, that is no fault of one event.
  const takesOthers = endpoint.progress.failingSince === null;
  const tries: Posted[] = [];
  const sent = await Promise.all(
    cases.map(({ last, ...one }) =>
      sendCase({ ...one, last: last && takesOthers }, async (eventId, attempt, gaveUp) => {
        const event = known.get(eventId);
        // Delivered by a worker that died before it said so, no longer kept, or no longer wanted.
        if (!event || over.has(eventId) || !isWanted(endpoint, event)) return { ok: true };
        // Somebody else sends this by now.
        gone.throwIfAborted();
        const posted = await post(deps, endpoint.url, cloudEvent(event, deps.publicUrl()), secrets);
        tries.push(posted);
        const outcome = posted.ok ? 'DELIVERED' : gaveUp ? 'GIVEN_UP' : 'FAILED';
        await note(deps, { endpointId: id, round }, { event, attempt, outcome, posted });
        return posted;
      }),
    ),
  );
  if (tries.some(({ status }) => status === 410)) {
    await disable(deps, endpoint, 'GONE');
    return undefined;
  }
  const health = { taken: tries.some(({ ok }) => ok), refused: tries.some(({ ok }) => !ok), now };
  return (await noteHealth(deps, endpoint, health)) ? sent : undefined;
}

/** The events of a case one after another, until one fails or its turn is over. */
async function sendCase(
  { subject, events, attempt, last }: CaseToSend,
  send: (id: string, attempt: number, last: boolean) => Promise<Pick<Posted, 'ok' | 'retryAfterMs'>>,
): Promise<CaseSent> {
  const begun = performance.now();
  for (const [done, id] of events.entries()) {
    if (performance.now() - begun > TURN) return { subject, done };
    const { ok, retryAfterMs } = await send(id, done === 0 ? attempt : 1, last);
    if (ok) continue;
    if (last) return { subject, done: done + 1, gaveUp: true };
    return { subject, done, failed: retryAfterMs === undefined ? {} : { retryAfterMs } };
  }
  return { subject, done: events.length };
}

function post({ poster }: SendingDependencies, url: string, event: CloudEvent, secrets: string[]): Promise<Posted> {
  const message = messageOf(event);
  return poster.post(url, signedHeaders(message, secrets), message.body);
}

interface Tried {
  event: Pick<JournalEvent, 'id' | 'subject'> & { type: JournalEvent['type'] | null };
  attempt: number;
  outcome: WebhookOutcome;
  posted: Posted;
}

/** Gives the id of what was noted. */
async function note(
  { prisma }: EndpointDependencies,
  { endpointId, round }: { endpointId: string; round: number },
  { event: { id: eventId, subject, type }, attempt, outcome, posted }: Tried,
): Promise<string> {
  const { status, code, durationMs, response } = posted;
  const data = { endpointId, eventId, type, subject, round, attempt, outcome, status, code, durationMs, response };
  return (await prisma.webhookDelivery.create({ data, select: { id: true } })).id;
}

/**
 * Sends a message that tells of nothing, whether or not the endpoint is active. Gives the id of what was noted of it;
 * undefined where its secrets do not open.
 */
export async function sendTest(
  deps: SendingDependencies,
  { id: endpointId, url, secrets: kept }: WebhookEndpoint,
  eventId: string,
): Promise<string | undefined> {
  const subject = `webhook/${endpointId}`;
  const secrets = deps.secrets.inForce(kept);
  if (secrets.length === 0) return undefined;
  const posted = await post(deps, url, testEvent(eventId, subject, deps.publicUrl()), secrets);
  const outcome = posted.ok ? 'DELIVERED' : 'GIVEN_UP';
  const event = { id: eventId, subject, type: null };
  return note(deps, { endpointId, round: 0 }, { event, attempt: 1, outcome, posted });
}
