import type { RoleKind } from '../forms/language/role.js';

/** Kinds of role that reach beyond their holder's own work; one administrator alone does not give them. */
const GIVEN_BY_TWO: readonly RoleKind[] = ['ADMIN', 'OVERSEER', 'AUDITOR', 'CASHIER', 'INTEGRATOR', 'COUNTER'];

/** Whether a role is given by two administrators: one of these kinds, or one that heads others. */
export const isGivenByTwo = ({ kind, heads }: { kind: RoleKind; heads: boolean }): boolean =>
  heads || GIVEN_BY_TWO.includes(kind);
