import {
  type Headed,
  type Held,
  placesBy,
  rolesNamed,
  type Standing,
  standingOf,
  workOf,
} from '../city/people/holdings.js';
import type { Authenticate, Viewer, ViewerStanding } from '../city/people/viewer.js';
import type { PrismaClient } from '../prisma/client.js';
import { isDatabaseOutage } from '../prisma/outage.js';
import { requestId } from '../runtime/request-id.js';
import type { Actor } from '../workflows/messages.js';
import { DatabaseUnavailableError } from './refusals.js';

/**
 * A token says who acts; the register of people says as what, from one request to the next. Somebody the register does
 * not know (a provider's service account, a citizen on the first visit) has the roles of their token.
 */
export function withStanding(authenticate: Authenticate, prisma: PrismaClient): Authenticate {
  return async (request, as) => {
    const identity = await authenticate(request, as);
    if (!identity) return undefined;
    try {
      const standing = await standingOf(prisma, identity.id, new Date());
      return standing
        ? registered(identity, standing)
        : unregistered(identity, await rolesNamed(prisma, identity.roles));
    } catch (error) {
      throw isDatabaseOutage(error) ? new DatabaseUnavailableError(error) : error;
    }
  };
}

/** What a token is limited to stays, whoever it speaks for. */
function registered({ id, scopes }: Viewer, { roles, heads, nationalId, officeId, officeApproved }: Standing): Viewer {
  return {
    id,
    roles: [...new Set(roles.map((role) => role.id))],
    ...(nationalId && { nationalId }),
    ...(officeId && { officeId }),
    ...(scopes && { scopes }),
    standing: viewerStanding(roles, heads, officeApproved),
  };
}

/** Nobody acts for an office without being registered there. */
function unregistered({ officeId: _, ...identity }: Viewer, roles: Standing['roles']): Viewer {
  const known = roles.filter(({ kind }) => kind !== 'OFFICE');
  return {
    ...identity,
    roles: known.map(({ id }) => id),
    standing: viewerStanding(known, [], false),
  };
}

function viewerStanding(held: readonly Held[], headed: readonly Headed[], officeApproved: boolean): ViewerStanding {
  const { roles: working, ...places } = workOf(held);
  const kinds = placesBy(held, ({ kind }) => kind);
  const own = new Set(held.filter((each) => each.for === null).map(({ kind }) => kind));
  const heads = headed.map(({ role, district, for: absent }) => ({
    role,
    ...(district !== null && { districts: [district] }),
    ...(absent !== null && { for: absent }),
  }));
  return {
    kinds: [...kinds.keys()],
    kindsWithin: Object.fromEntries([...kinds].filter(([, districts]) => districts)),
    kindsFor: Object.fromEntries(
      held.flatMap(({ kind, for: absent }) => (absent === null || own.has(kind) ? [] : [[kind, absent]])),
    ),
    working,
    ...places,
    ...(heads.length > 0 && { heads }),
    officeApproved,
  };
}

/** The viewer as the sender of a message to a workflow. */
export const actorOf = ({ id, standing, officeId }: Pick<Viewer, 'id' | 'standing' | 'officeId'>): Actor => ({
  id,
  roles: standing?.working ?? [],
  ...(standing?.within && { within: standing.within }),
  ...(standing?.standsIn && { standsIn: standing.standsIn }),
  ...(officeId && { office: officeId }),
  ...sentWith(requestId()),
});

const sentWith = (id: string | undefined) => (id === undefined ? {} : { requestId: id });
