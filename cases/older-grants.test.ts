import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCatalogue } from '../city/catalogue/catalogue.js';
import { seedGranted } from '../city/papers/test-support/granted.js';
import { createRegisters } from '../city/registers/registers.js';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../test/support/servers.js';
import { createSaysOfGrant } from './older-grants.js';

let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.ownerUrl, 3);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

it('a permit from before types said anything of theirs is known by what the served version says of its answers', async () => {
  await seedGranted(prisma);
  const says = createSaysOfGrant({ prisma, catalogue: createCatalogue(prisma), cityPolicy: {} });
  const answer = await createRegisters(prisma, {}, { says }).look('permits', '1405-000001');
  expect(answer).toMatchObject({
    status: 'found',
    record: {
      status: 'ISSUED',
      stage: 'not_started',
      builtAhead: false,
      timeExtensions: 0,
      dutiesPaid: expect.any(Number),
    },
  });
  const { floors } = answer.status === 'found' ? answer.record : {};
  expect(floors).toEqual([
    { level: 0, use: 'RES', area: '120', units: 1 },
    { level: 1, use: 'RES', area: '120', units: 1 },
  ]);
});
