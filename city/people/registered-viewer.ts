import type { PrismaClient } from '../../prisma/client.js';
import {
  type Headed,
  type Held,
  placesBy,
  type RegisteredPerson,
  type Standing,
  standingOf,
  workOf,
} from './holdings.js';
import type { Authority, Viewer } from './viewer.js';

/**
 * A token says who acts; the register of people says as what, from one request to the next. Somebody the register does
 * not know (a provider's service account, a citizen on the first visit) has the roles of their token.
 */
export async function registeredViewer(prisma: PrismaClient, identity: Viewer): Promise<Viewer> {
  return viewerAs(identity, await standingOf(prisma, identity, new Date()));
}

/** Whom a token names, as what the register of people says. */
export function viewerAs(identity: Viewer, standing: string): Viewer {
  const { person, named } = JSON.parse(standing) as Standing;
  if (person) return registered(identity, person);
  const everywhere = named.map((role) => ({ ...role, district: null, for: null, office: null }));
  return unregistered(identity, everywhere);
}

/** What a token is limited to stays, whoever it speaks for. */
function registered(
  { id: named, scopes, session, nationalId: claimed }: Viewer,
  { id = named, roles, heads, nationalId, officeId, officeApproved, atCounter }: RegisteredPerson,
): Viewer {
  return {
    id,
    roles: [...new Set(roles.map((role) => role.id))],
    ...(nationalId && { nationalId }),
    ...(claimed && { claimedNationalId: claimed }),
    ...(officeId && { officeId }),
    ...(scopes && { scopes }),
    ...(session && { session }),
    authority: { ...authorityOf(roles, heads, officeApproved), ...(atCounter && { atCounter }) },
  };
}

/** Nobody acts for an office without being registered there. */
function unregistered({ officeId: _, ...identity }: Viewer, roles: Held[]): Viewer {
  const known = roles.filter(({ kind }) => kind !== 'OFFICE' && kind !== 'COUNTER');
  return {
    ...identity,
    roles: known.map(({ id }) => id),
    authority: authorityOf(known, [], false),
  };
}

function authorityOf(held: readonly Held[], headed: readonly Headed[], officeApproved: boolean): Authority {
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
