import type { Client } from '@temporalio/client';
import { Router } from 'express';
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

/** `/healthz`: this process lives. `/readyz`: what it needs can be reached; 503 says what cannot. */
export function healthRoutes(prisma: PrismaClient, temporal: Client): Router {
  const router = Router();
  router.get('/healthz', (_, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_, response) => {
    const [database, workflows] = await Promise.all([
      answers(() => prisma.$queryRaw`SELECT 1`),
      answers(() => temporal.withDeadline(Date.now() + TIMEOUT_MS, () => temporal.workflowService.getSystemInfo({}))),
    ]);
    const ready = database && workflows;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable', database, temporal: workflows });
  });
  return router;
}
