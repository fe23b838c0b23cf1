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
import { usageOf } from './processes.js';

const PERMITS = 40;
const AT_ONCE = 8;
const ROUNDS = 5;

interface Lived {
  perSecond: number;
  /** CPU ms of a permit: of this process, which works and asks, of PostgreSQL and of Temporal */
  cpu: number;
}

async function liveSome({ city }: Installation, lives: Lives, round: string): Promise<Lived> {
  const servers = [city.pid('postgres'), city.pid('temporal')];
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return servers.reduce((sum, pid) => sum + usageOf(pid).cpu, (user + system) / 1_000);
  };
  const before = cpu();
  const queue = Array.from({ length: PERMITS }, (_, i) => `${round}-${i}`);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let reference = queue.shift(); reference; reference = queue.shift()) await lives.live(reference);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: PERMITS / seconds, cpu: (cpu() - before) / PERMITS };
}

/** What interpreting a definition costs: permits a second beside the same flow written by hand, over the same activities. */
export async function benchInterpreted(installation: Installation): Promise<Figure[]> {
  const { city } = installation;
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
  const cpu: number[] = [];
  await worker.runUntil(async () => {
    const interpreted = await openLives(databaseUrl, temporal.address, taskQueue);
    const byHand = await openLives(databaseUrl, temporal.address, taskQueue, { workflow: 'handwrittenPermit' });
    await interpreted.live('warm-a');
    await byHand.live('warm-b');
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await liveSome(installation, interpreted, `interpreted-${round}`);
      const theirs = await liveSome(installation, byHand, `by-hand-${round}`);
      ratios.push(ours.perSecond / theirs.perSecond);
      cpu.push(theirs.cpu);
    }
    for (const lives of [interpreted, byHand]) await lives.close();
  });
  await connection.close();
  await prisma.$disconnect();
  return [
    { what: 'permits/s ÷ the workflow written by hand', ...ofRounds(ratios), goal: { least: 0.8 } },
    { what: '  CPU of the one by hand: no paper, message or request', ...ofRounds(cpu), unit: 'ms' },
  ];
}
