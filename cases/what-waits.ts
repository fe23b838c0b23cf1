import { inForce } from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import { jalaliDay } from '../forms/jalali.js';
import { OPEN_TASK_STATUSES, WITH_APPLICANT_STATUSES } from '../policy/states.js';
import type { Acting } from './acting.js';
import { receivedBy } from './notifications.js';
import { actsForOwners, kindsOf } from './viewer-relations.js';
import { ownApplications } from './visible.js';

type Asking = Pick<Acting, 'prisma' | 'viewer'>;

/** A count goes no further than this: what is shown is "99+". */
export const COUNTED_UP_TO = 100;

/** Messages to all of a role count for so many days: each of them reads a message apart, and most never mark one. */
const ROLE_MESSAGE_DAYS = 30;

/** How many messages the viewer has not marked as read, those to their roles of the last days among them. */
export function unreadMessages({ prisma, viewer }: Asking): Promise<number> {
  const since = new Date(Date.now() - ROLE_MESSAGE_DAYS * 24 * 3_600_000);
  const recent = { OR: [{ person: viewer.id }, { createdAt: { gte: since } }] };
  const where = { AND: [receivedBy(viewer), recent, { reads: { none: { person: viewer.id } } }] };
  return prisma.notification.count({ where, take: COUNTED_UP_TO });
}

/** How many filed cases of the viewer, or of owners whom their office acts for, wait for the applicant. */
export function casesWaiting({ prisma, viewer }: Asking): Promise<number> {
  const where = { AND: [ownApplications(viewer), { status: { in: [...WITH_APPLICANT_STATUSES] } }] };
  return prisma.application.count({ where, take: COUNTED_UP_TO });
}

/** How many of these cases were begun and never filed. */
export function draftsWaiting({ prisma, viewer }: Asking): Promise<number> {
  const where = { AND: [ownApplications(viewer), { status: 'DRAFT' as const, revision: 0 }] };
  return prisma.application.count({ where, take: COUNTED_UP_TO });
}

/** How many open tasks the viewer has claimed or was given. */
export function tasksClaimed({ prisma, viewer }: Asking): Promise<number> {
  const where = { assignee: viewer.id, status: { in: [...OPEN_TASK_STATUSES] } };
  return prisma.task.count({ where, take: COUNTED_UP_TO });
}

/** More mandates than any office has at a time. */
const MOST_MANDATES = 1_000;

/**
 * Which permit types the viewer may begin: all for whoever applies for themselves, for an office's people those that owners have
 * given it mandates for. `code` says so of one type.
 */
export async function mayBegin({ prisma, viewer }: Asking): Promise<(code: string) => boolean> {
  if (appliesForSelf(viewer)) return () => true;
  const { officeId, authority } = viewer;
  if (officeId === undefined || !actsForOwners(viewer) || !authority?.officeApproved) return () => false;
  const mandates = await prisma.mandate.findMany({
    where: { officeId, ...inForce(jalaliDay(new Date())) },
    select: { permitTypes: true },
    take: MOST_MANDATES,
  });
  const codes = new Set(mandates.flatMap(({ permitTypes }) => permitTypes));
  return (code) => codes.has(code);
}

/** Whether somebody may apply in their own name. */
export const appliesForSelf = (viewer: Viewer): boolean => kindsOf(viewer).includes('CITIZEN');
