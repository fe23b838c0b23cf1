import { endSessions } from '../city/people/sessions.js';
import type { Acting } from './acting.js';
import { may, must } from './permission.js';
import { NotFoundError } from './refusals.js';

/** Ends one browser session: one's own, or anybody's for whoever manages people. */
export async function endOneSession({ prisma, viewer }: Acting, id: string): Promise<void> {
  const mine = may(viewer, 'manageSessions') ? {} : { person: viewer.id };
  const ended = await prisma.$transaction((tx) => endSessions(tx, { id, ...mine }, viewer.id));
  if (ended === 0) throw new NotFoundError();
}

/** Ends all browser sessions of a person, except that which asks for it; gives how many. */
export async function endAllSessions({ prisma, viewer }: Acting, person: string): Promise<number> {
  if (person !== viewer.id) must(viewer, 'manageSessions');
  const other = viewer.session === undefined ? {} : { id: { not: viewer.session } };
  return prisma.$transaction((tx) => endSessions(tx, { person, ...other }, viewer.id));
}
