import type { RoleKind } from '../forms/language/role.js';
import { requestId } from '../http/request-id.js';
import { rolesNamed, type Standing, standingOf, workingRoles } from '../people/holdings.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Actor } from '../workflows/messages.js';
import type { Authenticate, Viewer } from './authenticate.js';
import { DatabaseUnavailableError } from './errors.js';
import { isDatabaseOutage } from './outage.js';

export interface ViewerStanding {
  kinds: RoleKind[];
  /** roles that work is given to; being a citizen or an office's engineer is none */
  working: string[];
  /** the office the viewer works at may act for owners */
  officeApproved: boolean;
}

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
function registered({ id, scopes }: Viewer, { roles, nationalId, officeId, officeApproved }: Standing): Viewer {
  return {
    id,
    roles: roles.map((role) => role.id),
    ...(nationalId && { nationalId }),
    ...(officeId && { officeId }),
    ...(scopes && { scopes }),
    standing: viewerStanding(roles, officeApproved),
  };
}

/** Nobody acts for an office without being registered there. */
function unregistered({ officeId: _, ...identity }: Viewer, roles: Standing['roles']): Viewer {
  const known = roles.filter(({ kind }) => kind !== 'OFFICE');
  return {
    ...identity,
    roles: known.map(({ id }) => id),
    standing: viewerStanding(known, false),
  };
}

function viewerStanding(roles: Standing['roles'], officeApproved: boolean): ViewerStanding {
  return { kinds: [...new Set(roles.map(({ kind }) => kind))], working: workingRoles(roles), officeApproved };
}

/** The viewer as the sender of a message to a workflow. */
export const actorOf = ({ id, standing, officeId }: Viewer): Actor => ({
  id,
  roles: standing?.working ?? [],
  ...(officeId && { office: officeId }),
  ...sentWith(requestId()),
});

const sentWith = (id: string | undefined) => (id === undefined ? {} : { requestId: id });
