import type { Client } from '@temporalio/client';
import { Router } from 'express';
import type { PrismaClient } from '../prisma/client.js';

const TIMEOUT_MS = 2_000;

/** So long an answer counts for everybody: however often it is asked, the servers behind are asked once. */
const FRESH_MS = 1_000;

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

/** Asks again only when the last answer is older; who asks meanwhile waits for the same one. */
function keptFor<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { until: number; answer: Promise<T> } | undefined;
  return () => {
    if (!kept || Date.now() > kept.until) {
      const asked = { until: Number.POSITIVE_INFINITY, answer: ask() };
      const keep = () => {
        asked.until = Date.now() + ms;
      };
      asked.answer.then(keep, keep);
      kept = asked;
    }
    return kept.answer;
  };
}

/** `/healthz`: this process lives. `/readyz`: what it needs can be reached; 503 says what cannot. */
export function healthRoutes(prisma: PrismaClient, temporal: Client): Router {
  const router = Router();
  router.get('/healthz', (_, response) => {
    response.json({ status: 'ok' });
  });
  const reachable = keptFor(FRESH_MS, () =>
    Promise.all([
      answers(() => prisma.$queryRaw`SELECT 1`),
      answers(() => temporal.withDeadline(Date.now() + TIMEOUT_MS, () => temporal.workflowService.getSystemInfo({}))),
    ]),
  );
  router.get('/readyz', async (_, response) => {
    const [database, workflows] = await reachable();
    const ready = database && workflows;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable', database, temporal: workflows });
  });
  return router;
}
