import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../prisma/client.js';
import { nextNumber } from '../prisma/counter.js';
import { createTestDatabase, type TestDatabase, temporalAddress } from '../test/support/servers.js';
import { createNumberMarks, PASSED_OVER } from './number-marks.js';

const log = pino({ level: 'silent' });
const databases: TestDatabase[] = [];
const taskQueue = randomUUID();
let connection: Connection;
let client: Client;

beforeAll(async () => {
  connection = await Connection.connect({ address: temporalAddress() });
  client = new Client({ connection });
});
afterAll(async () => {
  await connection.close();
  for (const database of databases) await database.drop();
});

async function copyOf(template?: string): Promise<{ prisma: PrismaClient; name: string }> {
  const database = await createTestDatabase(template ? { template } : {});
  databases.push(database);
  return { prisma: createPrisma(database.url, 2), name: database.name };
}

/** What a server or worker does from its start to its end. */
async function give(prisma: PrismaClient, counter: string, count: number): Promise<number[]> {
  const marks = createNumberMarks({ prisma, client, taskQueue, log });
  await marks.mustBeAhead();
  const given: number[] = [];
  for (let i = 0; i < count; i += 1) {
    given.push(await nextNumber(prisma, counter));
    marks.given();
  }
  await marks.stop();
  await prisma.$disconnect();
  return given;
}

it('numbers without a gap over starts, and never gives a number again from an older copy of the database', async () => {
  const first = await copyOf();
  expect(await give(first.prisma, 'permit-1405', 3)).toEqual([1, 2, 3]);
  const backup = await copyOf(first.name);
  const again = createPrisma(databases[0]?.url ?? '', 2);
  expect(await give(again, 'permit-1405', 2)).toEqual([4, 5]);
  expect(await give(backup.prisma, 'permit-1405', 2)).toEqual([5 + PASSED_OVER + 1, 5 + PASSED_OVER + 2]);
  // The whole database was lost.
  const empty = await copyOf();
  const [next] = await give(empty.prisma, 'permit-1405', 1);
  expect(next).toBe(5 + PASSED_OVER + 2 + PASSED_OVER + 1);
  const told = await createPrisma(databases[2]?.url ?? '', 1).trailEntry.findFirstOrThrow({
    where: { act: 'NUMBERS_MOVED_ON' },
  });
  expect(told.changed).toMatchObject({ counters: { 'permit-1405': 5 + PASSED_OVER + 2 + PASSED_OVER } });
});

it('gives nothing while it cannot be known how far numbers have gone', async () => {
  const { prisma } = await copyOf();
  const away = Connection.lazy({ address: '127.0.0.1:1', connectTimeout: 500 });
  const marks = createNumberMarks({ prisma, client: new Client({ connection: away }), taskQueue, log });
  await expect(marks.mustBeAhead()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await marks.stop();
  await away.close();
  await prisma.$disconnect();
});
