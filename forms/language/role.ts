import { z } from 'zod';
import { ROLE_KINDS } from './role-kinds.js';
import { BothLanguages, Identifier } from './text.js';

/** What a role is for. What follows from it is in the policy; a role's name never means anything by itself. */
export const RoleKind = z.enum(ROLE_KINDS);
export type RoleKind = z.infer<typeof RoleKind>;

/** Who may decide, be told or be escalated to. Organisations change, so roles are data. */
export const Role = z.strictObject({
  id: Identifier,
  kind: RoleKind,
  title: BothLanguages,
  /** who holds it in a unit heads that unit, and those below it */
  heads: z.boolean().optional(),
});
export type Role = z.infer<typeof Role>;

/** The parts of a municipality. `parent` names another unit. */
export const Organisation = z.strictObject({
  units: z.array(z.strictObject({ id: Identifier, title: BothLanguages, parent: Identifier.optional() })).max(1000),
  /** `code`: the district's number in renewal codes */
  districts: z
    .array(z.strictObject({ id: Identifier, title: BothLanguages, code: z.string().min(1).max(10).optional() }))
    .max(1000),
});
export type Organisation = z.infer<typeof Organisation>;
