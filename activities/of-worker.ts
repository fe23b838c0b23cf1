import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createDeadlineWatch } from '../cases/deadline-watch.js';
import type { NumberMarks } from '../cases/number-marks.js';
import { createSaysOfGrant } from '../cases/older-grants.js';
import { createCalendar } from '../city/calendar/read.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { configuredStore } from '../city/documents/store.js';
import { createChannels } from '../city/notices/channels.js';
import type { createNotices } from '../city/notices/notices.js';
import type { createDeliveryStarter } from '../city/notices/start-delivery.js';
import { createRenderer } from '../city/papers/renderer.js';
import type { createPrintingStarter } from '../city/papers/start-printing.js';
import { createRegisters } from '../city/registers/registers.js';
import { createKeyReader, createPermitSigner, type PermitSigner } from '../city/signing/signer.js';
import type { createPoster } from '../city/webhooks/post.js';
import { createSecrets } from '../city/webhooks/secrets.js';
import { loadCalendar } from '../forms/load.js';
import type { PrismaClient } from '../prisma/client.js';
import { withSettings } from '../runtime/config/calendar.js';
import type { Config } from '../runtime/config.js';
import { createCheckingActivities } from './check-cases.js';
import { createCleaningActivities } from './clean-documents.js';
import { createForgettingActivities } from './forget-events.js';
import { createActivities } from './index.js';
import { createLongWorkActivities } from './long-work.js';
import { createNotificationActivities } from './notify.js';
import { createEndingActivities } from './permit-ends.js';
import { createPrintingActivities } from './print-permit.js';
import { createVisitActivities } from './remind-visits.js';
import { createSealingActivities } from './seal-trail.js';
import { createWakingActivities } from './wake-cases.js';
import { createWebhookActivities } from './webhooks.js';

/** What a worker has made before it knows its activities. */
interface WorkerDependencies {
  config: Config;
  prisma: PrismaClient;
  client: Client;
  catalogue: Catalogue;
  notices: ReturnType<typeof createNotices>;
  delivery: ReturnType<typeof createDeliveryStarter>;
  poster: ReturnType<typeof createPoster>;
  numbers: NumberMarks;
  papers: ReturnType<typeof paperPress>;
  printing: ReturnType<typeof createPrintingStarter>;
  log: Logger;
}

/** All that a worker does for workflows. `papers`: what permits are drawn with ahead of their first reader. */
export async function createWorkerActivities(deps: WorkerDependencies) {
  const { config, prisma, client, catalogue, notices, delivery, poster, numbers, papers, printing, log } = deps;
  const cases = log.child({ name: 'cases' });
  const calendar = createCalendar(prisma, withSettings(await loadCalendar(), config.calendar));
  return {
    ...createActivities({
      prisma,
      catalogue,
      registers: createRegisters(prisma, config.connectors, {
        says: createSaysOfGrant({ prisma, catalogue, cityPolicy: config.cityPolicy }),
      }),
      cityPolicy: config.cityPolicy,
      calendar,
      reopenedFloor: config.calendar.reopenedFloor,
      onYearWithoutTable: warnOnce(log.child({ name: 'calendar' })),
      auditKey: config.auditKey,
      connectors: config.connectors,
      decisions: config.decisions,
      notices,
      portalUrl: portalOf(config),
      numbers,
      deadlines: createDeadlineWatch(client, config.taskQueue),
      startPrinting: papers && printing.soon,
      log: cases,
    }),
    ...createCleaningActivities({
      prisma,
      documents: configuredStore(config),
      graceHours: config.documents.graceHours,
    }),
    ...createCheckingActivities({ prisma, client, notices, log: cases }),
    ...createWakingActivities({ prisma, client }),
    ...createLongWorkActivities({
      ...{ prisma, client, catalogue, databaseUrl: config.databaseUrl, cityPolicy: config.cityPolicy },
      calendar,
      sealKey: config.decisions.sealKey,
      keySet: createKeyReader(config.permits.keysDir),
    }),
    ...createWebhookActivities({
      prisma,
      poster,
      secrets: createSecrets(config.webhooks.key),
      publicUrl: () => addressOf(config),
      deliverNotices: notices.deliverWaiting,
      logDays: config.webhooks.logDays,
    }),
    ...createVisitActivities({ prisma, notices }),
    ...createForgettingActivities({ prisma, days: config.eventDays }),
    ...createEndingActivities({ prisma, calendar, notices }),
    ...createSealingActivities({ databaseUrl: config.databaseUrl, signer: () => signerOf(config) }),
    ...createNotificationActivities({ prisma, channels: createChannels(config), delivery }),
    ...(papers && createPrintingActivities({ ...papers, printing })),
  };
}

function signerOf({ permits: { keysDir: folder, signingKeyFile: keyFile } }: Config): PermitSigner {
  return createPermitSigner({ folder, ...(keyFile && { keyFile }) });
}

/** Once a year of the calendar, for as long as the process runs. */
function warnOnce(log: Pick<Logger, 'warn'>): (year: number) => void {
  const warnedYears = new Set<number>();
  return (year) => {
    if (warnedYears.has(year)) return;
    warnedYears.add(year);
    log.warn({ year }, 'a deadline reaches into a year without a table of holidays; `parvaneh calendar import` one');
  };
}

/** Where the pages are, as far as the worker knows. */
export const portalOf = (config: Config) => (): string | undefined => config.portalUrl ?? addressOf(config);

/** Where readers reach this installation; undefined where nobody has said so. */
const addressOf = ({ publicUrl, port }: Config): string | undefined =>
  publicUrl ?? (port ? `http://localhost:${port}` : undefined);

/** What permits are drawn with ahead of their first reader. Not before it is known where readers reach `/verify`. */
export function paperPress(config: Config, prisma: PrismaClient) {
  const { permits } = config;
  const address = addressOf(config);
  if (!address) return undefined;
  const { municipality, issuer } = permits;
  return {
    prisma,
    municipality,
    issuer,
    publicUrl: () => address,
    signer: signerOf(config),
    documents: configuredStore(config),
    renderer: createRenderer({ threads: 1 }),
  };
}
