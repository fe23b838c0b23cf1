import type { PrismaClient } from '../../prisma/client.js';
import type { Prisma, WebhookEndpoint, WebhookProgress } from '../../prisma/generated/client/client.js';
import { registeredPerson } from '../people/holdings.js';
import { appendToTrail } from '../trail/append.js';
import { type DisabledWhy, disabledBecause, webhookWords } from './messages.js';

/** Kinds of role that have endpoints. */
const KINDS = new Set(['INTEGRATOR', 'ADMIN']);
/** Nothing was taken for so long, in ms. */
const PATIENCE = 86_400_000;

export interface EndpointDependencies {
  prisma: PrismaClient;
  /** starts the delivery of what people are told */
  deliverNotices: () => Promise<void>;
}

/** An endpoint, and how far it was told. */
export type ActiveEndpoint = WebhookEndpoint & { progress: WebhookProgress };

/** An endpoint that is to be sent to; undefined for any other. One whose owner may no longer have it is disabled. */
export async function activeEndpoint(deps: EndpointDependencies, id: string): Promise<ActiveEndpoint | undefined> {
  const endpoint = await deps.prisma.webhookEndpoint.findUnique({ where: { id }, include: { progress: true } });
  if (endpoint?.status !== 'ACTIVE' || !endpoint.progress) return undefined;
  // Whom only their provider knows had the role when they made it.
  const owner = await registeredPerson(deps.prisma, endpoint.ownerId, new Date());
  if (owner && !owner.roles.some(({ kind }) => KINDS.has(kind))) {
    await disable(deps, endpoint, 'OWNER_LEFT');
    return undefined;
  }
  return { ...endpoint, progress: endpoint.progress };
}

/** Sends nothing more, and tells the owner. An endpoint that is disabled or paused is left as it is. */
export async function disable(
  { prisma, deliverNotices }: EndpointDependencies,
  { id, ownerId }: Pick<WebhookEndpoint, 'id' | 'ownerId'>,
  why: DisabledWhy,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const data = { status: 'DISABLED' as const, disabledWhy: why };
    const { count } = await tx.webhookEndpoint.updateMany({ where: { id, status: 'ACTIVE' }, data });
    if (count === 0) return;
    await tx.webhookProgress.updateMany({ where: { endpointId: id }, data: { failingSince: null } });
    await tx.notification.create({ data: noticeOf(id, ownerId, why) });
    await appendToTrail(tx, [{ subject: `webhook/${id}`, act: 'WEBHOOK_DISABLED', by: 'engine', changed: { why } }]);
  });
  await deliverNotices();
}

function noticeOf(id: string, person: string, why: DisabledWhy): Prisma.NotificationCreateInput {
  const at = new Date();
  return {
    id: `webhook-${id}-${at.getTime()}`,
    reference: `webhook/${id}`,
    transition: 0,
    event: 'MESSAGE',
    to: 'applicant',
    person,
    subject: webhookWords.disabledSubject,
    message: webhookWords.disabled({ id, why: disabledBecause[why] }),
    createdAt: at,
  };
}

/** Notes whether anything was taken; one that has taken nothing for a day is disabled. True where it goes on. */
export async function noteHealth(
  deps: EndpointDependencies,
  endpoint: ActiveEndpoint,
  { taken, refused, now }: { taken: boolean; refused: boolean; now: Date },
): Promise<boolean> {
  const { id, progress } = endpoint;
  const note = (failingSince: Date | null) =>
    deps.prisma.webhookProgress.updateMany({ where: { endpointId: id }, data: { failingSince } });
  if (taken && progress.failingSince) await note(null);
  if (taken || !refused) return true;
  if (!progress.failingSince) {
    await note(now);
    return true;
  }
  if (+now - +progress.failingSince < PATIENCE) return true;
  await disable(deps, endpoint, 'FAILING');
  return false;
}

/** Whether an endpoint is told of an event. */
export const isWanted = (
  { types, permitTypes }: Pick<WebhookEndpoint, 'types' | 'permitTypes'>,
  { type, permitType }: { type: WebhookEndpoint['types'][number]; permitType: string | null },
): boolean =>
  (types.length === 0 || types.includes(type)) &&
  (permitTypes.length === 0 || (permitType !== null && permitTypes.includes(permitType)));
