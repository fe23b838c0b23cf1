import type { Viewer } from '../city/people/viewer.js';
import { requestId } from '../runtime/request-id.js';
import type { Actor } from '../workflows/messages.js';

/** The viewer as the sender of a message to a workflow. */
export const actorOf = ({ id, authority, officeId }: Pick<Viewer, 'id' | 'authority' | 'officeId'>): Actor => ({
  id,
  roles: authority?.working ?? [],
  ...(authority?.within && { within: authority.within }),
  ...(authority?.standsIn && { standsIn: authority.standsIn }),
  ...(officeId && { office: officeId }),
  ...sentWith(requestId()),
});

const sentWith = (id: string | undefined) => (id === undefined ? {} : { requestId: id });
