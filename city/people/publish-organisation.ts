import type { Shipped } from '../../forms/load.js';
import type { PrismaClient } from '../../prisma/client.js';
import { tellIfChanged } from '../trail/append.js';

/** Writes the shipped roles, units and districts that this installation does not have yet; its own changes stay. */
export async function publishOrganisation(
  prisma: PrismaClient,
  { roles, organisation }: Pick<Shipped, 'roles' | 'organisation'>,
): Promise<void> {
  const units = organisation.units.map(({ parent, ...unit }) => ({ ...unit, parentId: parent ?? null }));
  await prisma.$transaction(async (tx) => {
    await tx.role.createMany({ data: roles, skipDuplicates: true });
    await tx.unit.createMany({ data: units, skipDuplicates: true });
    await tx.district.createMany({ data: organisation.districts, skipDuplicates: true });
    await tellIfChanged(tx, { subject: 'installation', act: 'ORGANISATION_SHIPPED', by: 'installation' });
  });
}
