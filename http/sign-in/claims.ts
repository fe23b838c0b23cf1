import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { Viewer } from '../../city/people/viewer.js';
import { isAccountId } from '../../policy/actors.js';
import { type ClaimMapping, RoleName } from '../../runtime/config/sign-in.js';

/** Scopes are ours by this prefix; a provider's own (`openid`, `profile`) say nothing about applications. */
const SCOPE_PREFIX = 'permits:';

/** The trail and the registers keep it as it is. */
const Plain = z.string().regex(/^[\p{L}\p{N}_.:@/ -]*$/u);

const Claims = z.object({
  id: z.string().refine(isAccountId),
  roles: z.array(RoleName).max(50).default([]),
  nationalId: Plain.max(20).optional(),
  officeId: Plain.max(64).optional(),
  scope: z.union([z.string().max(2_000), z.array(z.string().max(200)).max(50)]).default(''),
});

/**
 * The account that a verified token speaks for, or undefined when a claim is missing or is not what it must be. A token
 * with scopes of ours is limited to them; one of a service account is limited even when it has none.
 */
export function viewerOf(payload: JWTPayload, mapping: ClaimMapping): Viewer | undefined {
  const { id, roles, nationalId, officeId, scope } = mapping;
  const named = Object.entries({ id, roles, nationalId, officeId, scope });
  const read = Claims.safeParse(Object.fromEntries(named.map(([name, claim]) => [name, claimAt(payload, claim)])));
  if (!read.success) return undefined;
  const { scope: granted, roles: given, ...person } = read.data;
  const words = typeof granted === 'string' ? granted.split(' ') : granted;
  const scopes = words.filter((word) => word.startsWith(SCOPE_PREFIX));
  const limited = scopes.length > 0 || isServiceAccount(payload, mapping);
  return {
    id: person.id,
    roles: rolesOf(given, mapping),
    ...(person.nationalId && { nationalId: person.nationalId }),
    ...(person.officeId && { officeId: person.officeId }),
    ...(limited && { scopes }),
  };
}

function rolesOf(given: string[], { roleNames, defaultRoles }: ClaimMapping): string[] {
  const ours = roleNames
    ? given.flatMap((role) => (Object.hasOwn(roleNames, role) ? (roleNames[role] ?? []) : []))
    : given;
  return ours.length > 0 ? [...new Set(ours)] : defaultRoles;
}

/** RFC 9068: a client that acts for itself is its own subject. */
function isServiceAccount(payload: JWTPayload, { serviceAccount }: ClaimMapping): boolean {
  const ownSubject = payload.sub !== undefined && [payload.client_id, payload.azp].includes(payload.sub);
  return ownSubject || (serviceAccount !== undefined && claimAt(payload, serviceAccount) !== undefined);
}

function claimAt(payload: JWTPayload, claim: string): unknown {
  if (!claim.startsWith('/')) return Object.hasOwn(payload, claim) ? (payload[claim] ?? undefined) : undefined;
  const names = claim
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value: unknown = payload;
  for (const name of names) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value ?? undefined;
}
