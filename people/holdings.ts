import type { RoleKind } from '../forms/language/role.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';

/** What somebody is at one instant, by the register of people: the roles held then and the office they work at. */
export interface Standing {
  roles: { id: string; kind: RoleKind }[];
  nationalId: string | null;
  officeId: string | null;
  /** that office is approved and not suspended */
  officeApproved: boolean;
}

/** Holdings in force at an instant. */
export const heldAt = (at: Date) =>
  ({ from: { lte: at }, OR: [{ until: null }, { until: { gt: at } }] }) satisfies Prisma.RoleHoldingWhereInput;

/** People who hold a role at an instant. */
export const holdersOf = (roleId: string, at: Date): Prisma.AccountWhereInput => ({
  holdings: { some: { roleId, ...heldAt(at) } },
});

/** Undefined for somebody the register of people does not know. One statement: every request begins with it. */
export async function standingOf(prisma: PrismaClient, person: string, at: Date): Promise<Standing | undefined> {
  const [row] = await prisma.$queryRaw<Standing[]>`
    SELECT account."nationalId", account."officeId",
      coalesce(office."approvedAt" IS NOT NULL AND office."suspendedAt" IS NULL, false) AS "officeApproved",
      coalesce(
        jsonb_agg(DISTINCT jsonb_build_object('id', role.id, 'kind', role.kind)) FILTER (WHERE role.id IS NOT NULL), '[]'
      ) AS roles
    FROM "Account" account
    LEFT JOIN "Office" office ON office.id = account."officeId"
    LEFT JOIN "RoleHolding" holding ON holding.person = account.id
      AND holding."from" <= ${at} AND (holding."until" IS NULL OR holding."until" > ${at})
    LEFT JOIN "Role" role ON role.id = holding."roleId"
    WHERE account.id = ${person}
    GROUP BY account.id, office.id`;
  return row;
}

/** Roles that work may be given to. Applying for oneself or for an owner is no work of the municipality's. */
export const workingRoles = (roles: Standing['roles']): string[] =>
  roles.filter(({ kind }) => kind !== 'CITIZEN' && kind !== 'OFFICE').map(({ id }) => id);

/** Roles by their names; a name that is no role is left out. */
export async function rolesNamed(prisma: PrismaClient, ids: readonly string[]): Promise<Standing['roles']> {
  if (ids.length === 0) return [];
  return prisma.role.findMany({ where: { id: { in: [...ids] } }, select: { id: true, kind: true } });
}
