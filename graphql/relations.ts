import { jalaliDay } from '../forms/jalali.js';
import type { RoleKind } from '../forms/language/role.js';
import { type MandateFacts, representation, type Scope } from '../people/mandates.js';
import type { Relation } from '../policy/relations.js';
import type { Viewer } from './authenticate.js';

const BY_KIND: Record<RoleKind, Relation> = {
  CITIZEN: 'otherCitizen',
  OFFICE: 'otherCitizen',
  STAFF: 'otherStaff',
  OVERSEER: 'overseer',
  ADMIN: 'admin',
  AUDITOR: 'auditor',
  CASHIER: 'otherStaff',
  INTEGRATOR: 'integrator',
};

export const kindsOf = (viewer: Viewer): readonly RoleKind[] => viewer.standing?.kinds ?? [];

export const workingRolesOf = (viewer: Viewer): string[] => viewer.standing?.working ?? [];

export const worksAtOffice = (viewer: Viewer, officeId: string): boolean =>
  viewer.officeId === officeId && kindsOf(viewer).includes('OFFICE');

/** What a viewer is to everybody's cases. */
export function relationsByRole(viewer: Viewer): Relation[] {
  const relations = kindsOf(viewer).map((kind) => BY_KIND[kind]);
  return relations.length > 0 ? relations : ['otherCitizen'];
}

interface CaseFacts extends Scope {
  ownerId: string;
  mandate: MandateFacts | null;
  /** roles that tasks are for, or were escalated to */
  taskRoles: readonly string[];
}

/** What a viewer is to one case. */
export function relationsTo(viewer: Viewer, facts: CaseFacts): Relation[] {
  const { ownerId, mandate, taskRoles } = facts;
  const relations = relationsByRole(viewer);
  if (viewer.id === ownerId) relations.push('owner');
  if (mandate && worksAtOffice(viewer, mandate.officeId)) {
    relations.push(representation(mandate, facts, jalaliDay(new Date())));
  }
  if (taskRoles.some((role) => workingRolesOf(viewer).includes(role))) relations.push('stepRole');
  return relations;
}
