import { z } from 'zod';
import { publishOrganisation } from '../city/people/publish-organisation.js';
import { tellIfChanged } from '../city/trail/append.js';
import { loadOrganisation } from '../forms/load.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import { demoPeople, readDemo } from './demo-people.js';

const Registers = z.strictObject({
  parcels: z.array(z.looseObject({ nosaziCode: z.string() })),
  permits: z.array(z.looseObject({ number: z.string() })),
});

const Organisation = z.strictObject({
  offices: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['ENGINEERING', 'COUNTER']).optional(),
      since: z.string().optional(),
      approved: z.boolean(),
    }),
  ),
  holdings: z.array(
    z.strictObject({ person: z.string(), role: z.string(), unit: z.string(), district: z.string().optional() }),
  ),
});

/** Writes the demo people, offices, parcels and permits. What is already there is left as it is. */
export async function seedDemo(prisma: PrismaClient): Promise<void> {
  const { parcels, permits } = Registers.parse(await readDemo('registers.json'));
  const { offices } = Organisation.parse(await readDemo('organisation.json'));
  const kept = { source: 'demo', version: '1405', recordedAt: new Date() };
  const records = [
    ...parcels.map((record) => ({ register: 'parcels', key: record.nosaziCode, record })),
    ...permits.map((record) => ({ register: 'permits', key: record.number, record })),
    ...offices.flatMap(({ id, name, approved, since, kind }) =>
      kind === 'COUNTER'
        ? []
        : [{ register: 'offices', key: id, record: { officeId: id, name, approved, ...(since && { since }) } }],
    ),
  ].map(({ record, ...named }) => ({ ...named, ...kept, record: record as Prisma.InputJsonObject }));
  await prisma.registerRecord.createMany({ data: records, skipDuplicates: true });
  await seedPeople(prisma);
}

/** Roles are given once, with the account: one that was ended since stays so. */
async function seedPeople(prisma: PrismaClient): Promise<void> {
  const people = await demoPeople();
  const { offices, holdings } = Organisation.parse(await readDemo('organisation.json'));
  await publishOrganisation(prisma, await loadOrganisation());
  const by = 'demo';
  const now = new Date();
  await prisma.$transaction(async (tx) => {
    await tx.office.createMany({
      data: offices.map(({ approved, kind = null, since = null, ...office }) => ({
        ...office,
        kind,
        since,
        ...(approved && { approvedAt: now, approvedBy: by }),
      })),
      skipDuplicates: true,
    });
    const added = await tx.account.createManyAndReturn({
      data: people.map(({ roles: _, ...account }) => account),
      skipDuplicates: true,
      select: { id: true },
    });
    const isNew = new Set(added.map(({ id }) => id));
    await tx.roleHolding.createMany({
      data: people
        .filter(({ id }) => isNew.has(id))
        .flatMap(({ id: person, roles }) =>
          roles.map((roleId) => {
            const place = holdings.find((holding) => holding.person === person && holding.role === roleId);
            const { unit: unitId = null, district: districtId = null } = place ?? {};
            return { person, roleId, unitId, districtId, from: now, grantedBy: by };
          }),
        ),
    });
    await tellIfChanged(tx, { subject: 'installation', act: 'DEMO_SEEDED', by });
  });
}
