import { isApplying } from '../city/notices/recipients.js';
import type { Viewer } from '../city/people/viewer.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { Acting } from './acting.js';
import { NotFoundError } from './refusals.js';
import { workRolesOf } from './viewer-relations.js';
import { within } from './visible.js';

/** Messages to the viewer, and those to everybody who holds one of the viewer's working roles. */
export function receivedBy(viewer: Viewer): Prisma.NotificationWhereInput {
  const toRoles = workRolesOf(viewer)
    .filter(({ role }) => !isApplying(role))
    .map(({ role, districts }) => ({ person: null, to: role, ...within(districts) }));
  return { OR: [{ person: viewer.id }, ...toRoles] };
}

/** Marks a message as read by the viewer, once and for all. */
export async function markNotificationRead({ prisma, viewer }: Acting, id: string): Promise<void> {
  const count = await prisma.notification.count({ where: { AND: [{ id }, receivedBy(viewer)] } });
  if (count === 0) throw new NotFoundError();
  await prisma.notificationRead.createMany({
    data: { notificationId: id, person: viewer.id },
    skipDuplicates: true,
  });
}
