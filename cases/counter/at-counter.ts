import type { Viewer } from '../../city/people/viewer.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Acting } from '../acting.js';
import { counterMessages } from '../messages/counter.js';
import { must } from '../permission.js';
import { ForbiddenError } from '../refusals.js';

export interface Counter {
  id: string;
  name: string;
}

/** The counter that the viewer works at; refuses everybody who may not act there now. */
export async function counterOf({ prisma, viewer }: Pick<Acting, 'prisma' | 'viewer'>): Promise<Counter> {
  must(viewer, 'serveAtCounter');
  const { officeId, authority } = viewer;
  const isOpen = authority?.atCounter && authority.officeApproved;
  const counter = isOpen && (await officeOf(prisma, officeId));
  if (!counter) throw new ForbiddenError(counterMessages.NOT_AT_COUNTER);
  return counter;
}

const officeOf = (prisma: PrismaClient, id = '') =>
  prisma.office.findUnique({ where: { id }, select: { id: true, name: true } });

/** Whether a national ID is the viewer's own, by the register or by their token. */
export const isOwn = ({ nationalId, claimedNationalId }: Viewer, id: string): boolean =>
  id === nationalId || id === claimedNationalId;
