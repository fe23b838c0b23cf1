import type { WebhookEndpoint } from '../../prisma/generated/client/client.js';
import type { WebhookOutcome } from '../../prisma/generated/client/enums.js';
import type { WebhookActivities } from '../../workflows/activities.js';
import type { CaseSent, CaseToSend } from '../../workflows/webhook-queue.js';
import type { JournalEvent } from '../journal/event.js';
import { activeEndpoint, disable, type EndpointDependencies, noteHealth } from './endpoint.js';
import { messageOf, signedHeaders, testMessage, type WebhookMessage } from './payload.js';
import type { Posted, Poster } from './post.js';
import type { Secrets } from './secrets.js';

export interface SendingDependencies extends EndpointDependencies {
  poster: Poster;
  secrets: Secrets;
  /** where this installation is reached, where that is known */
  publicUrl: () => string | undefined;
}

/** Sends what is due to an endpoint, cases side by side, and notes each try before it goes on. */
export async function sendToEndpoint(
  deps: SendingDependencies,
  { endpoint: id, round, cases }: Parameters<WebhookActivities['sendWebhooks']>[0],
  progress: () => void,
): ReturnType<WebhookActivities['sendWebhooks']> {
  const { prisma } = deps;
  const endpoint = await activeEndpoint(deps, id);
  if (!endpoint) return undefined;
  if (endpoint.round !== round) return 'elsewhere';
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
  const tries: Posted[] = [];
  const sent = await Promise.all(
    cases.map((one) =>
      sendCase(one, async (eventId, attempt, last) => {
        const event = known.get(eventId);
        // Delivered by a worker that died before it said so, or no longer kept.
        if (!event || over.has(eventId)) return { ok: true };
        const posted = await post(deps, endpoint, messageOf(event, deps.publicUrl()));
        tries.push(posted);
        const outcome = posted.ok ? 'DELIVERED' : last ? 'GIVEN_UP' : 'FAILED';
        await note(deps, endpoint, { event, attempt, outcome, posted });
        progress();
        return posted;
      }),
    ),
  );
  if (tries.some(({ status }) => status === 410)) {
    await disable(deps, endpoint, 'GONE');
    return undefined;
  }
  const health = { taken: tries.some(({ ok }) => ok), refused: tries.some(({ ok }) => !ok) };
  return (await noteHealth(deps, endpoint, health)) ? sent : undefined;
}

/** The events of a case one after another, until one fails. */
async function sendCase(
  { subject, events, attempt, last }: CaseToSend,
  send: (id: string, attempt: number, last: boolean) => Promise<Pick<Posted, 'ok' | 'retryAfterMs'>>,
): Promise<CaseSent> {
  for (const [done, id] of events.entries()) {
    const { ok, retryAfterMs } = await send(id, done === 0 ? attempt : 1, last);
    if (ok) continue;
    if (last) return { subject, done: done + 1, gaveUp: true };
    return { subject, done, failed: retryAfterMs === undefined ? {} : { retryAfterMs } };
  }
  return { subject, done: events.length };
}

const post = (
  { poster, secrets }: SendingDependencies,
  endpoint: WebhookEndpoint,
  message: WebhookMessage,
): Promise<Posted> =>
  poster.post(endpoint.url, signedHeaders(message, secrets.inForce(endpoint.secrets)), message.body);

interface Tried {
  event: Pick<JournalEvent, 'id' | 'subject'> & { type: JournalEvent['type'] | null };
  attempt: number;
  outcome: WebhookOutcome;
  posted: Posted;
}

/** Gives the id of what was noted. */
async function note(
  { prisma }: EndpointDependencies,
  { id: endpointId, round }: WebhookEndpoint,
  { event: { id: eventId, subject, type }, attempt, outcome, posted }: Tried,
): Promise<string> {
  const { status, code, durationMs, response } = posted;
  const data = { endpointId, eventId, type, subject, round, attempt, outcome, status, code, durationMs, response };
  return (await prisma.webhookDelivery.create({ data, select: { id: true } })).id;
}

/** Sends a message that tells of nothing, whether or not the endpoint is active. Gives the id of what was noted of it. */
export async function sendTest(deps: SendingDependencies, endpoint: WebhookEndpoint, eventId: string): Promise<string> {
  const subject = `webhook/${endpoint.id}`;
  const posted = await post(deps, endpoint, testMessage(eventId, subject, deps.publicUrl()));
  const outcome = posted.ok ? 'DELIVERED' : 'GIVEN_UP';
  return note(deps, endpoint, { event: { id: eventId, subject, type: null }, attempt: 1, outcome, posted });
}
