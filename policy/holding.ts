/** A role, and where it counts: everywhere without districts. */
export interface HeldRole {
  role: string;
  districts?: readonly string[];
}

/** A role of somebody who is absent, in whose place another acts. */
export interface StandIn extends HeldRole {
  /** the absent person */
  for: string;
  /** the engineering office that the absent person works at */
  office?: string;
}

/** What somebody may work on by the roles they hold, and by those of people they stand in for. */
export interface Holder {
  roles: readonly string[];
  /** the districts of those of the roles that are not held everywhere */
  within?: Readonly<Record<string, readonly string[]>>;
  standsIn?: readonly StandIn[];
}

/** In whose place somebody acts; nobody's but their own without `for`. */
export interface Capacity {
  for?: string;
  office?: string;
}

type District = string | null | undefined;

/** A case of no known district belongs to everybody of the role. */
export const reaches = ({ districts }: Pick<HeldRole, 'districts'>, district: District): boolean =>
  districts === undefined || district == null || districts.includes(district);

/** Every role of a holder, own ones first. */
export const rolesHeld = ({ roles, within = {}, standsIn = [] }: Holder): (HeldRole & Capacity)[] => [
  ...roles.map((role) => (within[role] ? { role, districts: within[role] } : { role })),
  ...standsIn,
];

/** Every way in which somebody may work for one of the roles in a case of the district; the first is the nearest. */
export function capacitiesFor(holder: Holder, roles: readonly string[], district: District): Capacity[] {
  return rolesHeld(holder)
    .filter((held) => roles.includes(held.role) && reaches(held, district))
    .map(({ for: absent, office }) => (absent === undefined ? {} : { for: absent, ...(office && { office }) }));
}
