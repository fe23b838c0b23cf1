import { expect, test } from 'vitest';
import { createPrisma } from '../prisma/client.js';
import { createTestDatabase } from '../test/support/servers.js';
import { seedDemo } from './demo.js';
import { demoPeople } from './demo-people.js';

test('seeding twice writes every person, parcel and permit once and keeps what was changed meanwhile', async () => {
  const database = await createTestDatabase();
  const prisma = createPrisma(database.url, 2);
  try {
    await seedDemo(prisma);
    const where = { register_key: { register: 'parcels', key: '9-1-7-1-0-0-0' } };
    await prisma.registerRecord.update({ where, data: { version: '1406' } });
    await seedDemo(prisma);
    expect(await prisma.account.count()).toBe((await demoPeople()).length);
    expect(
      await prisma.registerRecord.groupBy({ by: ['register'], _count: true, orderBy: { register: 'asc' } }),
    ).toEqual([
      { register: 'offices', _count: 2 },
      { register: 'parcels', _count: 5 },
      { register: 'permits', _count: 2 },
    ]);
    expect(await prisma.registerRecord.findUnique({ where })).toMatchObject({ source: 'demo', version: '1406' });
  } finally {
    await prisma.$disconnect();
    await database.drop();
  }
});
