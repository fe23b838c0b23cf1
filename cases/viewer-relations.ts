import { headingOf } from '../city/people/holdings.js';
import { type MandateFacts, type MandateScope, representation } from '../city/people/mandates.js';
import type { Viewer } from '../city/people/viewer.js';
import { jalaliDay } from '../forms/jalali.js';
import type { RoleKind } from '../forms/language/role.js';
import { capacitiesFor, type HeldRole, type Holder, reaches, rolesHeld } from '../policy/holding.js';
import type { Relation } from '../policy/relations.js';

const BY_KIND: Record<RoleKind, Relation> = {
  CITIZEN: 'otherCitizen',
  OFFICE: 'otherCitizen',
  STAFF: 'otherStaff',
  OVERSEER: 'overseer',
  ADMIN: 'admin',
  AUDITOR: 'auditor',
  CASHIER: 'otherStaff',
  INTEGRATOR: 'integrator',
  COUNTER: 'otherStaff',
};

export const kindsOf = (viewer: Viewer): readonly RoleKind[] => viewer.authority?.kinds ?? [];

const holderOf = ({ authority }: Viewer): Holder => ({
  roles: authority?.working ?? [],
  ...(authority?.within && { within: authority.within }),
  ...(authority?.standsIn && { standsIn: authority.standsIn }),
});

/** Roles that the viewer may work for, their own and those of people they stand in for, and where. */
export const workRolesOf = (viewer: Viewer): HeldRole[] => rolesHeld(holderOf(viewer));

/** Every role of the viewer, those that no work is given to (a citizen's, an office's) among them. */
export function heldBy(viewer: Viewer): (HeldRole & { for?: string })[] {
  const working = workRolesOf(viewer);
  const others = viewer.roles.filter((role) => !working.some((held) => held.role === role));
  return [...others.map((role) => ({ role })), ...working];
}

/** Roles of the people whom the viewer heads, and where. */
export const headsOf = ({ authority }: Viewer): (HeldRole & { for?: string })[] => authority?.heads ?? [];

/** Whether the viewer acts for owners at all: at an engineering office, or at a counter of the municipality. */
export const actsForOwners = (viewer: Viewer): boolean =>
  kindsOf(viewer).includes(viewer.authority?.atCounter ? 'COUNTER' : 'OFFICE');

export const worksAtOffice = (viewer: Viewer, officeId: string): boolean =>
  viewer.officeId === officeId && actsForOwners(viewer);

/** What a viewer is to everybody's cases; each with its districts where it is not so everywhere. */
export function relationsWithDistricts(viewer: Viewer): { relation: Relation; districts?: readonly string[] }[] {
  const kinds = kindsOf(viewer);
  if (kinds.length === 0) return [{ relation: 'otherCitizen' }];
  return kinds.map((kind) => {
    const districts = viewer.authority?.kindsWithin?.[kind];
    return { relation: BY_KIND[kind], ...(districts && { districts }) };
  });
}

/** What a viewer is to the cases of a district; by all their roles without one. */
export const relationsByRole = (viewer: Viewer, district?: string | null): Relation[] =>
  relationsWithDistricts(viewer).map((stand) => (reaches(stand, district) ? stand.relation : 'outsideDistrict'));

/** What a viewer is to a task for one of the roles, or which was escalated to it. */
export function relationsToTask(viewer: Viewer, roles: readonly string[], district: string | null): Relation[] {
  const holder = holderOf(viewer);
  const works = capacitiesFor(holder, roles, district).length > 0;
  const elsewhere = !works && capacitiesFor(holder, roles, undefined).length > 0;
  return [
    ...(works ? ['stepRole' as const] : []),
    ...(elsewhere ? ['outsideDistrict' as const] : []),
    ...(headingOf(headsOf(viewer), roles, district) ? ['unitHead' as const] : []),
  ];
}

/** In whose place, if not their own, the viewer is above those who work on a task. */
export function superiorFor(
  viewer: Viewer,
  roles: readonly string[],
  district: string | null,
): { onBehalfOf?: string } {
  const heading = headingOf(headsOf(viewer), roles, district);
  if (heading) return heading;
  const absent = viewer.authority?.kindsFor?.OVERSEER;
  return absent === undefined || kindsOf(viewer).includes('ADMIN') ? {} : { onBehalfOf: absent };
}

interface RelationFacts extends MandateScope {
  ownerId: string;
  mandate: MandateFacts | null;
  districtId: string | null;
  /** roles that tasks are for, or were escalated to */
  taskRoles: readonly string[];
}

/** What a viewer is to one case. */
export function relationsTo(viewer: Viewer, facts: RelationFacts): Relation[] {
  const { ownerId, mandate, taskRoles, districtId } = facts;
  const relations = relationsByRole(viewer, districtId);
  if (viewer.id === ownerId) relations.push('owner');
  if (mandate && worksAtOffice(viewer, mandate.officeId)) {
    relations.push(representation(mandate, facts, jalaliDay(new Date())));
  }
  return [...relations, ...relationsToTask(viewer, taskRoles, districtId)];
}
