import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../test/support/servers.js';
import { createPrisma, type PrismaClient } from './client.js';
import { ask } from './sql.js';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url, 1);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const backend = async () => {
  const [{ pid }] = await prisma.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`;
  return pid;
};

it('keeps a connection with all that it knows, although nobody uses it for a while', async () => {
  const before = await backend();
  await pause(11_000);
  expect(await backend()).toBe(before);
});

it('outlives one that breaks while it rests, although Prisma itself was never asked', async () => {
  const bare = createPrisma(database.url, 1);
  const asked = async () => {
    const [row] = await ask<{ pid: number }>(bare, { name: '', text: 'SELECT pg_backend_pid() AS pid' }, []);
    return row?.pid;
  };
  const before = await asked();
  await prisma.$queryRaw`SELECT pg_terminate_backend(${before}::int)`;
  await pause(200);
  expect(await asked()).not.toBe(before);
  await bare.$disconnect();
});

it('has another one where the database has ended it meanwhile', async () => {
  const before = await backend();
  const other = createPrisma(database.url, 1);
  await other.$queryRaw`SELECT pg_terminate_backend(${before}::int)`;
  await other.$disconnect();
  await pause(200);
  expect(await backend()).not.toBe(before);
});
