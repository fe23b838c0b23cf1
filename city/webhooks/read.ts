import type { WebhookEndpoint, WebhookProgress } from '../../prisma/generated/client/client.js';
import type { WebhookActivities } from '../../workflows/upkeep-activities.js';
import { decodePlace, encodePlace, type Place } from '../journal/cursor.js';
import { type EventPage, PlaceForgottenError, PlaceUnknownError, readEvents } from '../journal/read.js';
import { activeEndpoint, type EndpointDependencies } from './endpoint.js';

const AT_ONCE = 50;
const DAY = 86_400_000;

/** Where an endpoint begins anew, as its row has it. */
const placeKept = ({ position, mark }: WebhookProgress): Place | undefined =>
  mark === null ? undefined : { position, mark };

const cursorOf = (place: Place | undefined): string | undefined => place && encodePlace(place);

/** Reads on in the journal for an endpoint. What is no longer told of goes away on the way. */
export async function readForEndpoint(
  deps: EndpointDependencies & { logDays: number },
  { endpoint: id, round, after, safe }: Parameters<WebhookActivities['readWebhookEvents']>[0],
): ReturnType<WebhookActivities['readWebhookEvents']> {
  const { prisma, logDays } = deps;
  const endpoint = await activeEndpoint(deps, id);
  if (!endpoint) return undefined;
  const { progress } = endpoint;
  const goesOn = round === progress.round;
  const kept = goesOn && safe ? decodePlace(safe) : undefined;
  // Before anything is read: whoever writes after this is told of to the workflow, which reads again. By the clock that
  // notes when it was woken.
  const count = await prisma.$executeRaw`UPDATE "WebhookProgress" SET "readAt" = clock_timestamp(),
    "position" = coalesce(${kept?.position ?? null}::bigint, "position"), "mark" = coalesce(${kept?.mark ?? null}, "mark")
    WHERE "endpointId" = ${id}::uuid AND "round" = ${progress.round}`;
  if (count === 0) return readForEndpoint(deps, { endpoint: id });
  await prisma.webhookDelivery.deleteMany({
    where: { endpointId: id, at: { lt: new Date(Date.now() - logDays * DAY) } },
  });
  const from = goesOn ? after && decodePlace(after) : placeKept(progress);
  const { page, begun } = await readFrom(deps, endpoint, from || undefined);
  const readUpTo = page.upTo?.position ?? 0n;
  await prisma.webhookProgress.updateMany({
    where: { endpointId: id, round: progress.round },
    data: { readUpTo },
  });
  return {
    round: progress.round,
    from: cursorOf(begun),
    upTo: cursorOf(page.upTo),
    events: page.events.map(({ id: event, subject }) => ({ id: event, subject })),
    hasMore: page.hasMore,
  };
}

/** Where the journal does not reach back to the place any more, or is another, it begins with the oldest that is kept. */
async function readFrom(
  { prisma }: EndpointDependencies,
  { types, permitTypes }: WebhookEndpoint,
  after: Place | undefined,
): Promise<{ page: EventPage; begun: Place | undefined }> {
  const filter = { ...(types.length > 0 && { types }), ...(permitTypes.length > 0 && { permitTypes }) };
  try {
    return { page: await readEvents(prisma, { after, first: AT_ONCE, filter }), begun: after };
  } catch (error) {
    if (!(error instanceof PlaceForgottenError || error instanceof PlaceUnknownError)) throw error;
    return { page: await readEvents(prisma, { first: AT_ONCE, filter }), begun: undefined };
  }
}
