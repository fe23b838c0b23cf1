import type { RoleKind } from '../../forms/language/role.js';
import { type HeldRole, reaches, type StandIn } from '../../policy/holding.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { Prisma } from '../../prisma/generated/client/client.js';
import { readRow } from '../../prisma/sql.js';

/** A role held at one instant: in one district, or everywhere. */
export interface Held {
  id: string;
  kind: RoleKind;
  district: string | null;
  /** the absent person who holds it, where it is held in their place, and their engineering office */
  for: string | null;
  office: string | null;
}

/** A role that people of a unit hold which somebody heads. */
export interface Headed {
  role: string;
  district: string | null;
  for: string | null;
}

/** What somebody is at one instant, by the register of people: the roles held then and the office they work at. */
export interface RegisteredPerson {
  /** of the account, which a counter may have opened for somebody whom a token names otherwise */
  id?: string;
  roles: Held[];
  heads: Headed[];
  nationalId: string | null;
  officeId: string | null;
  /** that office is approved and not suspended */
  officeApproved: boolean;
  /** it is a counter of the municipality */
  atCounter?: true | null;
}

/** Holdings in force at an instant. */
export const heldAt = (at: Date) =>
  ({ from: { lte: at }, OR: [{ until: null }, { until: { gt: at } }] }) satisfies Prisma.RoleHoldingWhereInput;

/** Delegations in force at an instant, as far as their holdings are. */
export const delegatedAt = (at: Date) =>
  ({
    from: { lte: at },
    until: { gt: at },
    OR: [{ endedAt: null }, { endedAt: { gt: at } }],
  }) satisfies Prisma.DelegationWhereInput;

/** People who hold a role at an instant, themselves or in another's place, where it counts for a case of the district. */
export function holdersOf(roleId: string, at: Date, district?: string | null): Prisma.AccountWhereInput {
  const there = district == null ? {} : { AND: [{ OR: [{ districtId: null }, { districtId: district }] }] };
  const holding = { roleId, ...heldAt(at), ...there };
  return { OR: [{ holdings: { some: holding } }, { standsIn: { some: { holding, ...delegatedAt(at) } } }] };
}

/** What the register of people says of somebody, as text. Equal texts are equal standings. */
export interface Standing {
  person: RegisteredPerson | null;
  /** roles of those names, where the register does not know the person */
  named: Pick<Held, 'id' | 'kind'>[];
}

/**
 * An expression of the standing of whoever a token names at an instant: an account of that name, or one that a counter has opened
 * for the same national ID while the token's own name owns nothing. It stands in statements of their own, and in those that read for
 * the person: so what is read is what the person may read at that very moment.
 */
export const standingSql = (token: string, at: string, roles: string, nationalId: string): string => `(
    WITH RECURSIVE known AS (
      SELECT id FROM "Account" WHERE id = ${token}
      UNION ALL
      SELECT id FROM "Account" WHERE "nationalId" = ${nationalId} AND "counterId" IS NOT NULL
        AND NOT EXISTS (SELECT FROM "Account" WHERE id = ${token})
        AND NOT EXISTS (SELECT FROM "Application" WHERE "ownerId" = ${token})
    ), held AS (
      SELECT "roleId", "districtId", "unitId", NULL::text AS absent FROM "RoleHolding"
      WHERE person = (SELECT id FROM known) AND "from" <= ${at} AND ("until" IS NULL OR "until" > ${at})
      UNION ALL
      SELECT holding."roleId", holding."districtId", holding."unitId", holding.person FROM "Delegation" delegation
      JOIN "RoleHolding" holding ON holding.id = delegation."holdingId"
        AND holding."from" <= ${at} AND (holding."until" IS NULL OR holding."until" > ${at})
      WHERE delegation."delegateId" = (SELECT id FROM known) AND delegation."from" <= ${at} AND delegation."until" > ${at}
        AND (delegation."endedAt" IS NULL OR delegation."endedAt" > ${at})
    ), headed AS (
      SELECT held."unitId" AS id, held."districtId", held.absent FROM held
      JOIN "Role" role ON role.id = held."roleId" AND role.heads WHERE held."unitId" IS NOT NULL
      UNION
      SELECT part.id, headed."districtId", headed.absent FROM "Unit" part JOIN headed ON part."parentId" = headed.id
    )
    SELECT json_build_object('person', (SELECT json_build_object(
      'id', account.id, 'nationalId', account."nationalId", 'officeId', account."officeId",
      'officeApproved', coalesce(office."approvedAt" IS NOT NULL AND office."suspendedAt" IS NULL, false),
      'atCounter', CASE WHEN office.kind = 'COUNTER' THEN true END,
      'roles', (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', role.id, 'kind', role.kind,
          'district', held."districtId", 'for', held.absent, 'office', absent."officeId")), '[]')
        FROM held JOIN "Role" role ON role.id = held."roleId" LEFT JOIN "Account" absent ON absent.id = held.absent),
      'heads', (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('role', below."roleId",
          'district', headed."districtId", 'for', headed.absent)), '[]')
        FROM headed JOIN "RoleHolding" below ON below."unitId" = headed.id
          AND below."from" <= ${at} AND (below."until" IS NULL OR below."until" > ${at})))
      FROM "Account" account LEFT JOIN "Office" office ON office.id = account."officeId" JOIN known ON known.id = account.id),
    'named', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', role.id, 'kind', role.kind) ORDER BY role.id), '[]')
      FROM "Role" role WHERE role.id = ANY(${roles}) AND NOT EXISTS (SELECT FROM known)))::text)`;

/** The standing of somebody at an instant, as text; `roles` are those that a token names. */
export async function standingOf(
  prisma: PrismaClient,
  { id, roles, nationalId }: { id: string; roles: readonly string[]; nationalId?: string | undefined },
  at: Date,
): Promise<string> {
  const text = `SELECT ${standingSql('$1::text', '$2::timestamptz', '$3::text[]', '$4::text')} AS standing`;
  return (await readRow<{ standing: string }>(prisma, text, [id, at, roles, nationalId ?? null])).standing;
}

/** Undefined for somebody the register of people does not know. */
export async function registeredPerson(
  prisma: PrismaClient,
  id: string,
  at: Date,
): Promise<RegisteredPerson | undefined> {
  return (JSON.parse(await standingOf(prisma, { id, roles: [] }, at)) as Standing).person ?? undefined;
}

/** Applying for oneself or for an owner is no work of the municipality's. */
const isWork = ({ kind }: Pick<Held, 'kind'>): boolean => kind !== 'CITIZEN' && kind !== 'OFFICE' && kind !== 'COUNTER';

/** Districts by name; nothing says where for what is also held everywhere. */
export function placesBy<T extends string, H extends { district: string | null }>(
  held: readonly H[],
  nameOf: (each: H) => T,
): Map<T, string[] | undefined> {
  const places = new Map<T, string[] | undefined>();
  for (const each of held) {
    const name = nameOf(each);
    const before = places.get(name);
    const everywhere = each.district === null || (places.has(name) && before === undefined);
    places.set(name, everywhere ? undefined : [...(before ?? []), each.district ?? '']);
  }
  return places;
}

export interface Work {
  roles: string[];
  within?: Record<string, string[]>;
  standsIn?: StandIn[];
}

/** What work may be given to somebody for: by roles of their own, where these count, and in the place of absent people. */
export function workOf(held: readonly Held[]): Work {
  const work = held.filter(isWork);
  const own = placesBy(
    work.filter((each) => each.for === null),
    ({ id }) => id,
  );
  const within = [...own].flatMap(([role, districts]) => (districts ? [[role, districts] as const] : []));
  const standsIn = work.flatMap(({ id: role, district, for: absent, office }): StandIn[] =>
    absent === null
      ? []
      : [{ for: absent, role, ...(district && { districts: [district] }), ...(office && { office }) }],
  );
  return {
    roles: [...own.keys()],
    ...(within.length > 0 && { within: Object.fromEntries(within) }),
    ...(standsIn.length > 0 && { standsIn }),
  };
}

/** In whose place, if not their own, somebody heads the people of a role; undefined when they do not. */
export function headingOf(
  headed: readonly (HeldRole & { for?: string })[],
  roles: readonly string[],
  district: string | null | undefined,
): { onBehalfOf?: string } | undefined {
  const matching = headed.filter((each) => roles.includes(each.role) && reaches(each, district));
  const [first] = matching;
  if (!first) return undefined;
  const absent = matching.some((each) => each.for === undefined) ? undefined : first.for;
  return absent === undefined ? {} : { onBehalfOf: absent };
}
