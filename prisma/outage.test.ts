import { expect, it } from 'vitest';
import { createTestDatabase } from '../test/support/servers.js';
import { createPrisma } from './client.js';
import { isDatabaseOutage } from './outage.js';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

it('knows a connection that is lost in the middle of a transaction', async () => {
  const database = await createTestDatabase();
  const [prisma, other] = [createPrisma(database.url, 1), createPrisma(database.url, 1)];
  try {
    const failed = await failureOf(
      prisma.$transaction(async (tx) => {
        const [{ pid }] = await tx.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`;
        await other.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
        await new Promise((resolve) => setTimeout(resolve, 200));
        await tx.application.count();
      }),
    );
    expect(failed).toBeInstanceOf(Error);
    expect(isDatabaseOutage(failed)).toBe(true);
    expect(isDatabaseOutage(await failureOf(prisma.$queryRaw`SELECT 1/0`))).toBe(false);
    expect(isDatabaseOutage(new Error('something else'))).toBe(false);
  } finally {
    await Promise.all([prisma.$disconnect(), other.$disconnect()]);
    await database.drop();
  }
});
