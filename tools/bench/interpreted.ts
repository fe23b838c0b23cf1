import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.js';
import { createCalendar } from '../../city/calendar/read.js';
import { createCatalogue } from '../../city/catalogue/catalogue.js';
import { createNotices } from '../../city/notices/notices.js';
import { loadTemplates } from '../../city/notices/templates.js';
import { createRegisters } from '../../city/registers/registers.js';
import { loadShipped } from '../../forms/load.js';
import { createPrisma } from '../../prisma/client.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import { type Lives, openLives } from '../../test/support/lives.js';
import { type Figure, ofRounds } from './figures.js';
import type { Installation } from './installation.js';

const PERMITS = 40;
const AT_ONCE = 8;
const ROUNDS = 5;

async function liveSome(lives: Lives, round: string): Promise<number> {
  const queue = Array.from({ length: PERMITS }, (_, i) => `${round}-${i}`);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let reference = queue.shift(); reference; reference = queue.shift()) await lives.live(reference);
    }),
  );
  return PERMITS / ((performance.now() - began) / 1000);
}

/** What interpreting a definition costs: permits a second beside the same flow written by hand, over the same activities. */
export async function benchInterpreted({ city }: Installation): Promise<Figure[]> {
  const { databaseUrl, temporal } = city.config;
  const prisma = createPrisma(databaseUrl);
  const connection = await NativeConnection.connect({ address: temporal.address });
  const taskQueue = 'bench';
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await workflowBundle('tools/bench/peers/handwritten.ts'),
    activities: createActivities({
      prisma,
      catalogue: createCatalogue(prisma),
      registers: createRegisters(prisma),
      cityPolicy: {},
      calendar: createCalendar(prisma, (await loadShipped()).calendar),
      auditKey: 'bench',
      connectors: {},
      decisions: { allowUnsigned: true, sealKey: new Uint8Array(32) },
      // Rows only: a delivery is a workflow of its own, for both alike.
      notices: createNotices({
        prisma,
        templates: await loadTemplates(),
        delivery: { soon: async () => undefined, isUnderWay: async () => true },
      }),
    }),
  });
  const ratios: number[] = [];
  await worker.runUntil(async () => {
    const interpreted = await openLives(databaseUrl, temporal.address, taskQueue);
    const byHand = await openLives(databaseUrl, temporal.address, taskQueue, { workflow: 'handwrittenPermit' });
    await interpreted.live('warm-a');
    await byHand.live('warm-b');
    for (let round = 0; round < ROUNDS; round += 1) {
      const a = await liveSome(interpreted, `interpreted-${round}`);
      ratios.push(a / (await liveSome(byHand, `by-hand-${round}`)));
    }
    for (const lives of [interpreted, byHand]) await lives.close();
  });
  await connection.close();
  await prisma.$disconnect();
  return [{ what: 'permits/s ÷ the workflow written by hand', ...ofRounds(ratios), goal: { least: 0.8 } }];
}
