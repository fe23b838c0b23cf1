import type { Shipped } from '../../forms/load.js';
import type { PrismaClient } from '../../prisma/client.js';

/** Writes the shipped roles, units and districts that this installation does not have yet; its own changes stay. */
export async function publishOrganisation(
  prisma: PrismaClient,
  { roles, organisation }: Pick<Shipped, 'roles' | 'organisation'>,
): Promise<void> {
  await prisma.role.createMany({ data: roles, skipDuplicates: true });
  const units = organisation.units.map(({ parent, ...unit }) => ({ ...unit, parentId: parent ?? null }));
  await prisma.unit.createMany({ data: units, skipDuplicates: true });
  await prisma.district.createMany({ data: organisation.districts, skipDuplicates: true });
}
