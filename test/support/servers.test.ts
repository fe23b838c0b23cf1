import { Connection } from '@temporalio/client';
import { expect, test } from 'vitest';
import { createPrisma } from '../../prisma/client.js';
import { createTestDatabase, temporalAddress } from './servers.js';

test('test databases have the whole schema and do not see each other', async () => {
  const [one, other] = [await createTestDatabase(), await createTestDatabase()];
  const [first, second] = [createPrisma(one.url), createPrisma(other.url)];
  try {
    await first.counter.create({ data: { name: 'seen', value: 1 } });
    expect(await first.counter.count()).toBe(1);
    expect(await second.counter.count()).toBe(0);
  } finally {
    await Promise.all([first.$disconnect(), second.$disconnect()]);
    await Promise.all([one.drop(), other.drop()]);
  }
});

test('the shared Temporal server answers', async () => {
  const connection = await Connection.connect({ address: temporalAddress() });
  const { capabilities } = await connection.workflowService.getSystemInfo({});
  expect(capabilities?.upsertMemo).toBe(true);
  await connection.close();
});
