import type { LocalizedText } from '../../forms/language/text.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { appendToTrail } from '../trail/append.js';
import { heldAt } from './holdings.js';

interface Person {
  id: string;
  name: LocalizedText;
  officeId: string | null;
  /** account's id of whoever enters them */
  by: string;
}

export async function savePerson(prisma: PrismaClient, { id, by, ...data }: Person): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.account.upsert({ where: { id }, create: { id, ...data }, update: data, select: { id: true } });
    const [changed, values] = [{ office: data.officeId }, { '/name': data.name }];
    await appendToTrail(tx, [{ subject: `person/${id}`, act: 'PERSON_SAVED', by, changed, values }]);
  });
}

interface Grant {
  person: string;
  role: string;
  unit?: string | null | undefined;
  district?: string | null | undefined;
  from: Date;
  until?: Date | null | undefined;
  by: string;
}

/** Whether somebody else is registered whose id differs in capitals alone. */
export async function isLookAlike(prisma: Pick<Transaction, 'account'>, id: string): Promise<boolean> {
  const others = await prisma.account.findMany({
    where: { id: { equals: id, mode: 'insensitive' } },
    select: { id: true },
  });
  return others.some((other) => other.id !== id);
}

/** Whether there are such a person, role, unit and district. */
export async function canBeGranted(
  prisma: Transaction,
  { person, role, unit, district }: Pick<Grant, 'person' | 'role' | 'unit' | 'district'>,
): Promise<boolean> {
  const counts = await Promise.all([
    prisma.account.count({ where: { id: person } }),
    prisma.role.count({ where: { id: role } }),
    unit == null ? 1 : prisma.unit.count({ where: { id: unit } }),
    district == null ? 1 : prisma.district.count({ where: { id: district } }),
  ]);
  return Math.min(...counts) > 0;
}

/** The new holding's id; undefined when the person, role, unit or district does not exist. */
export async function grantHolding(prisma: Transaction, grant: Grant): Promise<string | undefined> {
  const { person, role, unit = null, district = null, from, until = null, by } = grant;
  if (!(await canBeGranted(prisma, grant))) return undefined;
  const { id } = await prisma.roleHolding.create({
    data: { person, roleId: role, unitId: unit, districtId: district, from, until, grantedBy: by },
    select: { id: true },
  });
  const term = { from: from.toISOString(), until: until?.toISOString() ?? null };
  const changed = { holding: id, role, unit, district, ...term };
  await appendToTrail(prisma, [{ subject: `person/${person}`, act: 'ROLE_GRANTED', by, changed }]);
  return id;
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** Writes the end of a holding. The rows of all administrators are locked, so that two cannot end one another. */
export async function endHolding(
  prisma: PrismaClient,
  { id, until, by }: { id: string; until: Date; by: string },
): Promise<'ended' | 'unknown' | 'last' | 'over'> {
  if (!isUuid(id)) return 'unknown';
  const now = new Date();
  return prisma.$transaction(async (tx) => {
    const holding = await tx.roleHolding.findUnique({
      where: { id },
      select: { until: true, person: true, roleId: true, role: { select: { kind: true } } },
    });
    if (!holding) return 'unknown';
    if (until < now && now.getTime() - until.getTime() > 1_000) return 'over';
    if (holding.until !== null && holding.until <= now) return 'over';
    if (holding.role.kind === 'ADMIN') {
      await tx.$queryRaw`
        SELECT holding.id FROM "RoleHolding" holding JOIN "Role" role ON role.id = holding."roleId"
        WHERE role.kind = 'ADMIN' ORDER BY holding.id FOR UPDATE OF holding`;
      const others = await tx.roleHolding.count({
        where: { id: { not: id }, role: { kind: 'ADMIN' }, ...heldAt(now), until: null },
      });
      if (others === 0) return 'last';
    }
    await tx.roleHolding.update({ where: { id }, data: { until, endedBy: by }, select: { id: true } });
    const changed = { holding: id, role: holding.roleId, until: until.toISOString() };
    await appendToTrail(tx, [{ subject: `person/${holding.person}`, act: 'ROLE_ENDED', by, changed }]);
    return 'ended';
  });
}
