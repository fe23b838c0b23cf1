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
import { median, type Say } from './figures.js';

const PERMITS = 40;
const AT_ONCE = 8;
const ROUNDS = 3;

/** Events and billable actions of a history, as Temporal Cloud counts actions. */
async function cost(lives: Lives, reference: string): Promise<{ events: number; actions: number }> {
  const { events = [] } = await lives.client.workflow.getHandle(`application/${reference}`).fetchHistory();
  const of = (field: string) => (events ?? []).filter((event) => field in event && event[field as keyof typeof event]);
  const started = of('workflowExecutionStartedEventAttributes').length;
  const updates = of('workflowExecutionUpdateAcceptedEventAttributes').length;
  const signals = of('workflowExecutionSignaledEventAttributes').length;
  const timers = of('timerStartedEventAttributes').length;
  // The local activities of one workflow task are one action together.
  const tasks = new Set(
    of('markerRecordedEventAttributes').map((e) =>
      String(e.markerRecordedEventAttributes?.workflowTaskCompletedEventId),
    ),
  );
  return { events: events?.length ?? 0, actions: started + updates + signals + timers + tasks.size };
}

async function livePermits(lives: Lives, round: string): Promise<number> {
  const queue = Array.from({ length: PERMITS }, (_, i) => `${round}-${i}`);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let reference = queue.shift(); reference; reference = queue.shift()) await lives.live(reference);
    }),
  );
  return PERMITS / ((performance.now() - began) / 1000);
}

/** What interpreting a definition costs: histories, and permits a second beside the same flow written by hand. */
export async function benchPermits(databaseUrl: string, address: string, say: Say): Promise<void> {
  const prisma = createPrisma(databaseUrl);
  const connection = await NativeConnection.connect({ address });
  const taskQueue = 'bench';
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await workflowBundle('tools/bench/handwritten.ts'),
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
  await worker.runUntil(async () => {
    const interpreted = await openLives(databaseUrl, address, taskQueue);
    const byHand = await openLives(databaseUrl, address, taskQueue, { workflow: 'handwrittenPermit' });
    const inquiry = await openLives(databaseUrl, address, taskQueue, { permitType: 'inquiry' });

    await interpreted.live('warm-a');
    await byHand.live('warm-b');
    await inquiry.file('inquiry-filed');
    const answered = await cost(inquiry, 'inquiry-filed');
    await inquiry.live('inquiry-paid');
    const construction = await cost(interpreted, 'warm-a');
    const paid = await cost(inquiry, 'inquiry-paid');
    say(
      'construction, filing to permit',
      `${construction.events} events, ${construction.actions} actions (goal ≤ 22, ≤ 7)`,
    );
    say('inquiry, filing to the answer', `${answered.events} events, ${answered.actions} actions (goal ≤ 8, ≤ 3)`);
    say('inquiry, filing to paid and printed', `${paid.events} events, ${paid.actions} actions`);

    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const a = await livePermits(interpreted, `interpreted-${round}`);
      const b = await livePermits(byHand, `by-hand-${round}`);
      ratios.push(a / b);
      say(`permits/s, round ${round + 1}`, `interpreted ${a.toFixed(1)}, by hand ${b.toFixed(1)}`);
    }
    say('interpreted ÷ by hand, median', `${median(ratios).toFixed(2)} (goal ≥ 0.9)`);
    for (const lives of [interpreted, byHand, inquiry]) await lives.close();
  });
  await connection.close();
  await prisma.$disconnect();
}
