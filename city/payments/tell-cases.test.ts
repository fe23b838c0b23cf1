import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/servers.js';
import { createCaseTeller } from './tell-cases.js';
import { seedSlips } from './test-support/city.js';

let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 2);
  const slip = (reference: string, n: number, status: 'PAID' | 'PAYABLE') => ({
    id: `${reference}-1-${n}`,
    reference,
    payee: 'CITY',
    status,
    payable: 1000n,
    billId: '1',
    paymentId: '1',
    sessionId: randomUUID(),
  });
  await seedSlips(prisma, [
    slip('paid', 1, 'PAID'),
    slip('paid', 2, 'PAID'),
    slip('half', 1, 'PAID'),
    slip('half', 2, 'PAYABLE'),
    slip('ended', 1, 'PAID'),
  ]);
  await prisma.application.update({ where: { reference: 'ended' }, data: { status: 'WITHDRAWN' } });
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

it('tells every open case that is paid, again until it is heard', async () => {
  const told: string[] = [];
  const teller = createCaseTeller({
    prisma,
    log: pino({ level: 'silent' }),
    tell: async (reference, revision) => {
      told.push(`${reference} ${revision}`);
      if (told.length < 3) throw new Error('away');
    },
  });
  teller.catchUp();
  teller.catchUp();
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(3);
  await teller.stop();
  expect(new Set(told)).toEqual(new Set(['paid 1']));
});

it('gives up trying when it is stopped', async () => {
  let tries = 0;
  const teller = createCaseTeller({
    prisma,
    log: pino({ level: 'silent' }),
    tell: async () => {
      tries += 1;
      throw new Error('away');
    },
  });
  teller.catchUp();
  await expect.poll(() => tries).toBe(1);
  await teller.stop();
  expect(tries).toBe(1);
});
