import { randomUUID } from 'node:crypto';
import { newestPlace } from '../city/journal/read.js';
import type { Viewer } from '../city/people/viewer.js';
import { appendToTrail } from '../city/trail/append.js';
import { sendTest } from '../city/webhooks/send.js';
import type { Webhooks } from '../city/webhooks/webhooks.js';
import type { Transaction } from '../prisma/client.js';
import type { Prisma, WebhookEndpoint } from '../prisma/generated/client/client.js';
import type { EventType } from '../prisma/generated/client/enums.js';
import { isUuid } from '../prisma/uuid.js';
import { type Acting, byViewer } from './acting.js';
import { eventsAfter, placeGiven } from './events.js';
import { type Attempt, onlyOnce } from './idempotency.js';
import { actMessages } from './messages/acts.js';
import { inputMessages } from './messages/inputs.js';
import { webhookMessages } from './messages/webhooks.js';
import { may, must } from './permission.js';
import { invalidInput, NotFoundError, UnavailableError } from './refusals.js';

const MOST_ENDPOINTS = 20;
const MOST_HOURS = 168;
const HOUR = 3_600_000;

/** Endpoints that a viewer may read and change; undefined for none. */
export const endpointsOf = (viewer: Viewer | undefined): Prisma.WebhookEndpointWhereInput | undefined => {
  if (may(viewer, 'overseeWebhooks')) return {};
  return viewer && may(viewer, 'manageWebhooks') ? { ownerId: viewer.id } : undefined;
};

export interface EndpointWanted {
  url?: string | null | undefined;
  types?: readonly EventType[] | null | undefined;
  permitTypes?: readonly string[] | null | undefined;
}

/**
 * Makes an endpoint that is told of what happens from now on. Gives its id, and its secret this once: who has lost it, as in
 * an answer that never came, rotates it.
 */
export async function createEndpoint(
  acting: Acting,
  wanted: EndpointWanted & { url: string },
  attempt: Attempt,
): Promise<{ id: string; secret: string | undefined }> {
  const { viewer, prisma } = acting;
  must(viewer, 'manageWebhooks');
  const { secrets, wake } = webhooksOf(acting);
  const data = await dataOf(acting, wanted);
  const { secret, kept } = secrets.add([]);
  let isNew = false;
  const now = await newestPlace(prisma);
  const begin = now && { position: now.position, readUpTo: now.position, mark: now.mark };
  const id = await onlyOnce(acting, attempt, async (tx) => {
    isNew = true;
    await mustHaveRoom(tx, viewer.id);
    const progress = { create: { ...begin } };
    const whole = { ...data, url: wanted.url, ownerId: viewer.id, secrets: kept as never, progress };
    const made = await tx.webhookEndpoint.create({ data: whole, select: { id: true } });
    await appendToTrail(tx, [
      byViewer(acting, { subject: `webhook/${made.id}`, act: 'WEBHOOK_CREATED', changed: told(data) }),
    ]);
    return made.id;
  });
  await wake(id).catch(() => undefined);
  return { id, secret: isNew ? secret : undefined };
}

/** Changes where an endpoint is, or what it is told of, or whether it is at all. What is left out stays. */
export async function updateEndpoint(
  acting: Acting,
  { id, active, ...wanted }: EndpointWanted & { id: string; active?: boolean | null | undefined },
): Promise<string> {
  const endpoint = await endpointFor(acting, id);
  const status =
    active == null
      ? {}
      : {
          status: active ? ('ACTIVE' as const) : ('PAUSED' as const),
          disabledWhy: null,
          progress: { update: { failingSince: null } },
        };
  const data = { ...(await dataOf(acting, wanted)), ...status };
  return change(acting, endpoint, { act: 'WEBHOOK_CHANGED', data, changed: told(data) });
}

/** Adds a secret; the ones before it sign beside it for so many hours. Gives it this once. */
export async function rotateSecret(
  acting: Acting,
  { id, overlapHours }: { id: string; overlapHours?: number | null | undefined },
) {
  const endpoint = await endpointFor(acting, id);
  const hours = overlapHours ?? 24;
  if (hours < 0 || hours > MOST_HOURS)
    throw invalidInput('overlapHours', 'OUT_OF_RANGE', webhookMessages.OVERLAP_OUT_OF_RANGE);
  const { secret, kept } = webhooksOf(acting).secrets.add(endpoint.secrets, hours * HOUR);
  const changed = { overlapHours: hours };
  await change(acting, endpoint, { act: 'WEBHOOK_SECRET_ROTATED', data: { secrets: kept as never }, changed });
  return { id: endpoint.id, secret };
}

/** Sends everything after a place of the journal once more. Throws CursorGoneError. */
export async function replayFrom(acting: Acting, { id, after }: { id: string; after: string }): Promise<string> {
  const endpoint = await endpointFor(acting, id);
  const place = placeGiven(after);
  if (!place) throw invalidInput('after', 'CURSOR_INVALID', inputMessages.EVENT_CURSOR_INVALID({ path: 'after' }));
  // Where it leads to nothing, it would begin with the oldest event there is.
  await eventsAfter(acting.prisma, { after: place, first: 1 });
  const begin = { ...place, readUpTo: place.position, failingSince: null, round: { increment: 1 } };
  const data = { progress: { update: begin } };
  return change(acting, endpoint, { act: 'WEBHOOK_REPLAYED', data, changed: { after } });
}

/** Takes an endpoint away, with what is told of its deliveries. */
export async function deleteEndpoint(acting: Acting, given: string): Promise<string> {
  const { id } = await endpointFor(acting, given);
  await acting.prisma.$transaction(async (tx) => {
    await tx.webhookEndpoint.deleteMany({ where: { id } });
    await appendToTrail(tx, [byViewer(acting, { subject: `webhook/${id}`, act: 'WEBHOOK_DELETED' })]);
  });
  await webhooksOf(acting)
    .wake(id)
    .catch(() => undefined);
  return id;
}

/** Sends a message that tells of nothing. Gives the id of what was noted of it. */
export async function testEndpoint(acting: Acting, id: string): Promise<string> {
  const endpoint = await endpointFor(acting, id);
  const { poster, secrets } = webhooksOf(acting);
  const { prisma, publicUrl } = acting;
  const deps = { prisma, poster, secrets, publicUrl, deliverNotices: async () => undefined };
  const noted = await sendTest(deps, endpoint, randomUUID());
  if (!noted) throw invalidInput('id', 'SECRET_LOST', webhookMessages.SECRET_LOST);
  return noted;
}

function webhooksOf({ webhooks }: Acting): Webhooks {
  if (!webhooks) throw new UnavailableError();
  return webhooks;
}

async function endpointFor({ prisma, viewer }: Acting, id: string): Promise<WebhookEndpoint> {
  must(viewer, 'manageWebhooks');
  const mine = endpointsOf(viewer) ?? {};
  const endpoint = isUuid(id) ? await prisma.webhookEndpoint.findFirst({ where: { AND: [{ id }, mine] } }) : null;
  if (!endpoint) throw new NotFoundError();
  return endpoint;
}

/** Two at once wait for each other. */
async function mustHaveRoom(tx: Transaction, ownerId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`webhooks of ${ownerId}`}, 0))`;
  if ((await tx.webhookEndpoint.count({ where: { ownerId } })) >= MOST_ENDPOINTS)
    throw invalidInput('url', 'TOO_MANY_ENDPOINTS', webhookMessages.TOO_MANY_ENDPOINTS);
}

async function mustBeKnown({ prisma }: Acting, permitTypes: readonly string[]): Promise<void> {
  const rows = await prisma.permitType.findMany({ where: { code: { in: [...permitTypes] } }, select: { code: true } });
  const known = new Set(rows.map(({ code }) => code));
  const unknown = permitTypes.findIndex((code) => !known.has(code));
  if (unknown >= 0)
    throw invalidInput(`permitTypes.${unknown}`, 'UNKNOWN_PERMIT_TYPE', actMessages.UNKNOWN_PERMIT_TYPE);
}

async function dataOf(acting: Acting, { url, types, permitTypes }: EndpointWanted) {
  if (url != null && (url.length > 2_000 || !webhooksOf(acting).poster.mayBeSentTo(url)))
    throw invalidInput('url', 'URL_REFUSED', webhookMessages.URL_REFUSED);
  if (permitTypes) await mustBeKnown(acting, permitTypes);
  return {
    ...(url != null && { url }),
    ...(types != null && { types: [...new Set(types)] }),
    ...(permitTypes != null && { permitTypes: [...new Set(permitTypes)] }),
  };
}

/** As the trail has it: addresses may hold a token, so it tells where, and not by what. */
function told({ url, ...data }: { url?: string; types?: string[]; permitTypes?: string[]; status?: string }) {
  const { types, permitTypes, status } = data;
  return {
    ...(url !== undefined && { origin: new URL(url).origin }),
    ...(types && { types }),
    ...(permitTypes && { permitTypes }),
    ...(status !== undefined && { status }),
  };
}

interface Change {
  act: string;
  data: Prisma.WebhookEndpointUpdateInput;
  changed: NonNullable<Parameters<typeof byViewer>[1]['changed']>;
}

async function change(acting: Acting, { id }: WebhookEndpoint, { act, data, changed }: Change): Promise<string> {
  await acting.prisma.$transaction(async (tx) => {
    await tx.webhookEndpoint.update({ where: { id }, data });
    await appendToTrail(tx, [byViewer(acting, { subject: `webhook/${id}`, act, changed })]);
  });
  await webhooksOf(acting)
    .wake(id)
    .catch(() => undefined);
  return id;
}
