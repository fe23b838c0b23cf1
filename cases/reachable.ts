import type { Client } from '@temporalio/client';
import type { PrismaClient } from '../prisma/client.js';

const TIMEOUT_MS = 2_000;

async function answers(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), TIMEOUT_MS);
  });
  try {
    return await Promise.race([check().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the two stores of every case answer within two seconds. */
export async function reachable(
  prisma: PrismaClient,
  client: Client,
): Promise<{ database: boolean; temporal: boolean }> {
  const [database, temporal] = await Promise.all([
    answers(() => prisma.$queryRaw`SELECT 1`),
    answers(() => client.withDeadline(Date.now() + TIMEOUT_MS, () => client.workflowService.getSystemInfo({}))),
  ]);
  return { database, temporal };
}
