import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { appointAdministrator } from './appoint.js';

let database: TestDatabase;
let prisma: PrismaClient;
const first = { id: 'first-1', name: { fa: 'نخست', en: 'First' }, by: 'cli/operator' };

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 2);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

it('gives a role that administers, whatever the city calls it, once', async () => {
  await expect(appointAdministrator(prisma, first)).rejects.toThrow('no role that administers');
  expect(await prisma.account.count({ where: { id: first.id } })).toBe(0);
  const title = { fa: 'راهبر', en: 'Operator' };
  await prisma.role.createMany({
    data: [
      { id: 'operator', title, kind: 'ADMIN' },
      { id: 'a-clerk', title, kind: 'STAFF' },
    ],
  });
  expect(await appointAdministrator(prisma, first)).toBe(true);
  expect(await appointAdministrator(prisma, first)).toBe(false);
  const held = await prisma.roleHolding.findMany({ where: { person: first.id }, select: { roleId: true } });
  expect(held.map(({ roleId }) => roleId)).toEqual(['operator']);
});
