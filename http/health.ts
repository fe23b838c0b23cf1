import type { Client } from '@temporalio/client';
import { Router } from 'express';
import { reachable } from '../cases/reachable.js';
import type { PrismaClient } from '../prisma/client.js';
import type { DiskRoom } from '../runtime/disk-room.js';

/** So long an answer counts for everybody: however often it is asked, the servers behind are asked once. */
const FRESH_MS = 1_000;

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

/**
 * `/healthz`: this process lives. `/readyz`: what it needs can be reached; 503 says what cannot. A disk that fills takes
 * nothing away yet: it is `low` under status 200, for whoever watches.
 */
export function healthRoutes(prisma: PrismaClient, temporal: Client, disk: Pick<DiskRoom, 'isLow'>): Router {
  const router = Router();
  router.get('/healthz', (_, response) => {
    response.json({ status: 'ok' });
  });
  const check = keptFor(FRESH_MS, () => Promise.all([reachable(prisma, temporal), disk.isLow().catch(() => false)]));
  router.get('/readyz', async (_, response) => {
    const [checks, isLow] = await check();
    const ready = Object.values(checks).every(Boolean);
    const found = { status: ready ? 'ok' : 'unavailable', ...checks, ...(isLow && { disk: 'low' }) };
    response.status(ready ? 200 : 503).json(found);
  });
  return router;
}
