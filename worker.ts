import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { giveUpWhatIsBroken } from './activities/broken.js';
import { measured } from './activities/measured.js';
import { createWorkerActivities, paperPress, portalOf } from './activities/of-worker.js';
import { storableInput } from './activities/storable-input.js';
import { createFigures } from './cases/figures.js';
import { scheduleChecking } from './cases/health/schedule.js';
import { createNumberMarks } from './cases/number-marks.js';
import { reachable } from './cases/reachable.js';
import { scheduleVisitReminders } from './cases/visit-reminders.js';
import { createCatalogue } from './city/catalogue/catalogue.js';
import { scheduleCleaning } from './city/documents/schedule.js';
import { scheduleForgetting } from './city/journal/schedule.js';
import { createNotices } from './city/notices/notices.js';
import { createDeliveryStarter } from './city/notices/start-delivery.js';
import { loadTemplates } from './city/notices/templates.js';
import { scheduleEnds } from './city/papers/schedule.js';
import { createPrintingStarter } from './city/papers/start-printing.js';
import { keepPeopleOutOfFailures } from './city/privacy/activity-errors.js';
import { createLog, sayOf } from './city/privacy/log.js';
import { createKeyReader } from './city/signing/signer.js';
import { scheduleSealing } from './city/trail/schedule.js';
import { createPoster } from './city/webhooks/post.js';
import { createEndpointStarter, createWaker } from './city/webhooks/waker.js';
import { createPrisma } from './prisma/client.js';
import { closeDataFolder } from './runtime/close-folder.js';
import { temporalConnection } from './runtime/config/temporal.js';
import { type Config, loadConfig } from './runtime/config.js';
import { type Monitored, startMonitor } from './runtime/monitor.js';
import { startUp } from './runtime/start-up.js';
import { runUntilStopped } from './runtime/stop.js';
import { freeLoopback, logAt } from './runtime/temporal-log.js';
import { flushTraces, startTraces } from './runtime/traces.js';
import { workerBuild, workflowBundle } from './runtime/workflow-bundle.js';

export interface RunningWorker {
  /** Gives a sentence when the worker has ended by itself; otherwise never settles. */
  broken: Promise<string>;
  monitored: Monitored;
  stop(): Promise<void>;
}

/**
 * Cases that are kept in memory between two messages, a seventh of a MiB each: as many as have people at work on them at once. Another
 * is replayed when something happens to it. The SDK would keep thousands, by the memory of the machine.
 */
const MOST_CACHED = 300;

/** Runs workflows and activities until stopped. Any number of workers may run at once. */
export async function startWorker(config: Config): Promise<RunningWorker> {
  await closeDataFolder(config.dataDir);
  const log = createLog(config);
  const runtimeMetrics = logAt(config.logLevel, {
    log: log.child({ name: 'temporal' }),
    metrics: config.monitor && (await freeLoopback()),
  });
  const connection = await NativeConnection.connect(temporalConnection(config));
  const prisma = createPrisma(config.databaseUrl);
  const { namespace } = config.temporal;
  const traces = await startTraces(config);
  const client = new Client({
    connection,
    namespace,
    ...(traces && { interceptors: { workflow: [traces.clientInterceptor] } }),
  });
  const delivery = createDeliveryStarter(client, config.taskQueue);
  const notices = createNotices({ prisma, templates: await loadTemplates(), delivery, portalUrl: portalOf(config) });
  await scheduleCleaning(client, config.taskQueue);
  await scheduleSealing(client, config.taskQueue);
  await scheduleForgetting(client, config.taskQueue);
  await scheduleEnds(client, config.taskQueue);
  await scheduleChecking(client, config.taskQueue);
  await scheduleVisitReminders(client, config.taskQueue);
  const papers = paperPress(config, prisma);
  const printing = createPrintingStarter(client, config.taskQueue);
  const numbers = createNumberMarks({ prisma, client, taskQueue: config.taskQueue, log });
  const catalogue = createCatalogue(prisma, {
    keySet: createKeyReader(config.permits.keysDir),
    unsigned: config.publications.unsigned,
    log,
  });
  const poster = createPoster(config.webhooks.networks);
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: config.taskQueue,
    maxCachedWorkflows: MOST_CACHED,
    workflowBundle: await workflowBundle(undefined, { traced: traces !== undefined }),
    ...(traces && { sinks: traces.sinks }),
    interceptors: {
      activity: [
        ...(traces ? [traces.activityInterceptor] : []),
        measured,
        keepPeopleOutOfFailures,
        giveUpWhatIsBroken,
        storableInput,
      ],
    },
    ...(await versioning(config)),
    activities: await createWorkerActivities({
      config,
      prisma,
      client,
      catalogue,
      notices,
      delivery,
      poster,
      numbers,
      papers,
      printing,
      log,
    }),
    shutdownGraceTime: '3 seconds',
    // An activity that waits for a server which is gone ends with the process; Temporal has it tried again.
    shutdownForceTime: '6 seconds',
  });
  numbers.mustBeAhead().catch(() => undefined);
  const wake = createEndpointStarter(client, config.taskQueue);
  const waker = createWaker({ prisma, databaseUrl: config.databaseUrl, wake, log: log.child({ name: 'webhooks' }) });
  const running = worker.run().then(
    () => undefined,
    (error: Error) => `The worker has ended: ${error.message}`,
  );

  return {
    monitored: {
      collect: createFigures(prisma, 'worker'),
      checks: async () => ({ worker: worker.getState() === 'RUNNING', ...(await reachable(prisma, client)) }),
      runtimeMetrics,
    },
    broken: running.then((sentence) => sentence ?? new Promise<never>(() => undefined)),
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
      await Promise.all([numbers.stop(), waker.stop(), poster.close()]);
      await flushTraces();
      await connection.close();
      await papers?.renderer.close();
      await prisma.$disconnect();
    },
  };
}

/** Cases follow the current build: one that stayed with its own would be stranded when the last worker of it ends. */
async function versioning({ workers: { deployment, build } }: Config) {
  if (!deployment) return {};
  const version = { deploymentName: deployment, buildId: build ?? (await workerBuild()) };
  return {
    workerDeploymentOptions: { version, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE' },
  } as const;
}

async function work(config: Config): Promise<void> {
  const say = sayOf(config, createLog(config));
  try {
    const worker = await startWorker(config);
    const monitor = await startMonitor(config.monitor, [worker.monitored]);
    const stop = async () => void (await Promise.all([worker.stop(), monitor.stop()]));
    runUntilStopped({ stop, broken: worker.broken }, say);
  } catch (error) {
    say.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await work(startUp(loadConfig));
