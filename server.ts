import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import type { Router } from 'express';
import type { Logger } from 'pino';
import { createModelClient } from './assistant/model/client.js';
import { createFigures } from './cases/figures.js';
import { FilingsTold } from './cases/filings-told.js';
import { createWorkStarter } from './cases/long-work/starter.js';
import { createCaseMessenger } from './cases/messenger.js';
import { createNumberMarks } from './cases/number-marks.js';
import { createSaysOfGrant } from './cases/older-grants.js';
import { reachable } from './cases/reachable.js';
import { createPaidTeller } from './cases/tell-paid.js';
import { createCalendar } from './city/calendar/read.js';
import { createCatalogue } from './city/catalogue/catalogue.js';
import { createChecker } from './city/catalogue/checker.js';
import { createDocumentLinks } from './city/documents/link.js';
import { documentRoom } from './city/documents/quota.js';
import { configuredStore } from './city/documents/store.js';
import { createNotices } from './city/notices/notices.js';
import { createDeliveryStarter } from './city/notices/start-delivery.js';
import { loadTemplates } from './city/notices/templates.js';
import { createRenderer } from './city/papers/renderer.js';
import type { PaymentGateway } from './city/payments/gateway.js';
import { createCaseTeller } from './city/payments/tell-cases.js';
import { createZarinpal } from './city/payments/zarinpal.js';
import { createLog, sayOf } from './city/privacy/log.js';
import { createRegisters } from './city/registers/registers.js';
import { createPermitSigner } from './city/signing/signer.js';
import { createReadLog } from './city/trail/read-log.js';
import { createPoster } from './city/webhooks/post.js';
import { createSecrets } from './city/webhooks/secrets.js';
import { createEndpointStarter } from './city/webhooks/waker.js';
import { loadCalendar } from './forms/load.js';
import { listenForChanges } from './graphql/change-feed.js';
import { createFollowers } from './graphql/followers.js';
import { createJournalFeed } from './graphql/journal-feed.js';
import { createApp } from './http/app.js';
import { createRateLimits } from './http/limits/rate-limit.js';
import { closeServer, listen, ownUrl } from './http/listen.js';
import { builtPortal } from './http/portal-files.js';
import { createSignIn, type OwnProvider } from './http/sign-in/index.js';
import { createPrisma, type PrismaClient } from './prisma/client.js';
import { closeDataFolder } from './runtime/close-folder.js';
import { withSettings } from './runtime/config/calendar.js';
import { temporalConnection } from './runtime/config/temporal.js';
import { type Config, loadConfig } from './runtime/config.js';
import { watchDiskRoom } from './runtime/disk-room.js';
import { unwrittenReads } from './runtime/metrics.js';
import { type Monitored, startMonitor } from './runtime/monitor.js';
import { startUp } from './runtime/start-up.js';
import { runUntilStopped } from './runtime/stop.js';
import { lazyConnection } from './runtime/temporal-connection.js';
import { flushTraces, startTraces } from './runtime/traces.js';

export interface RunningServer {
  url: string;
  /** Makes ready what a first caller would otherwise wait for. */
  prepare(): void;
  monitored: Monitored;
  stop(): Promise<void>;
}

/** Where a part of the server is reached: by browsers, and from its own machine. */
interface Addresses {
  publicUrl: () => string;
  serverUrl: () => string;
}

/** A bank that comes with the server. */
export interface OwnBank {
  gateway: PaymentGateway;
  routes: Router;
  /** To be called once the server listens. */
  start(): void;
  stop(): Promise<void>;
}

/** What a server is lent: the pages, and a provider and a bank, which are asked for only where none is configured. */
export interface ServerParts {
  /** The folder of the built portal. */
  portal?: string | undefined;
  provider?: (options: Addresses & { config: Config }) => Promise<OwnProvider>;
  bank?: (options: Addresses & { prisma: PrismaClient; secret: string; log: Logger }) => Promise<OwnBank>;
}

/** Serves the API until it is stopped; needs neither database nor Temporal to start. Rejects with PortUnavailableError. */
export async function startServer(config: Config, parts: ServerParts = {}): Promise<RunningServer> {
  await closeDataFolder(config.dataDir);
  const log = createLog(config);
  const prisma = createPrisma(config.databaseUrl);
  const connection = lazyConnection(temporalConnection(config));
  const traces = await startTraces(config);
  const interceptors = traces ? { workflow: [traces.clientInterceptor] } : {};
  const temporal = new Client({ connection, namespace: config.temporal.namespace, interceptors });
  // A slow upload may take its time, but nobody holds a connection open with half a request. Proxies keep idle ones for 60 to
  // 75 seconds: whoever closes first must not be the server, or a request would meet a connection that has just ended.
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 80_000 });
  const port = () => (server.address() as AddressInfo).port;
  const publicUrl = () => config.publicUrl ?? `http://localhost:${port()}`;
  const serverUrl = () => ownUrl(config.host, port());
  const graphiql = !config.production;
  const rates = createRateLimits({ databaseUrl: config.databaseUrl, limits: config.limits.rates, log });
  const lent = !config.production && !config.tokens.issuer;
  const provider = lent ? await parts.provider?.({ config, publicUrl, serverUrl }) : undefined;
  const home = !parts.portal && graphiql ? '/graphql' : '/';
  const signIn = createSignIn({ config, prisma, rates, provider, publicUrl, home });
  const readLog = createReadLog({ prisma, log });
  const filings = new FilingsTold();
  const changes = listenForChanges(config.databaseUrl, log, filings);
  const { secret, sandbox, zarinpal } = config.bank;
  const bank = sandbox ? await parts.bank?.({ prisma, secret, log, publicUrl, serverUrl }) : undefined;
  const messenger = createCaseMessenger(temporal, config, filings);
  const numbers = createNumberMarks({ prisma, client: temporal, taskQueue: config.taskQueue, log });
  const paidCases = createCaseTeller({ prisma, tell: createPaidTeller({ prisma, messenger }), log });
  const { municipality, issuer, keysDir: folder, signingKeyFile: keyFile } = config.permits;
  const signer = createPermitSigner({ folder, ...(keyFile && { keyFile }) });
  const permits = { signer, issuer, municipality };
  // Permits are drawn by workers: it draws slips, and what a worker has not come to.
  const renderer = createRenderer({ threads: 1, idleMs: 60_000 });
  const checker = createChecker({ languages: config.publications.languages });
  const publishing = { checker, publisher: { prisma, signer, approval: config.publications.approval } };
  const trust = { keySet: () => signer.keySet(), unsigned: config.publications.unsigned, log };
  const { linkKey, linkSeconds, maxBytes: maxUploadBytes } = config.documents;
  const delivery = createDeliveryStarter(temporal, config.taskQueue);
  const notices = createNotices({
    prisma,
    templates: await loadTemplates(),
    delivery,
    portalUrl: () => config.portalUrl ?? publicUrl(),
  });
  const catalogue = createCatalogue(prisma, trust);
  const poster = createPoster(config.webhooks.networks);
  const says = createSaysOfGrant({ prisma, catalogue, cityPolicy: config.cityPolicy });
  const deps = {
    prisma,
    notices,
    catalogue,
    publishing,
    languages: config.publications.languages,
    registers: createRegisters(prisma, config.connectors, { says }),
    cityPolicy: config.cityPolicy,
    documents: configuredStore(config),
    documentRoom: documentRoom(config.documents.quotas),
    links: createDocumentLinks({ key: linkKey, seconds: linkSeconds }),
    messenger,
    paidCases,
    webhooks: {
      poster,
      secrets: createSecrets(config.webhooks.key),
      wake: createEndpointStarter(temporal, config.taskQueue),
    },
    ...(config.model && { model: createModelClient(config.model) }),
    numbers,
    changes,
    journal: createJournalFeed({ prisma, changes, log }),
    followers: createFollowers(),
    bank: zarinpal ? createZarinpal(zarinpal) : bank?.gateway,
    permits,
    renderer,
    officeRule: config.offices,
    calendar: createCalendar(prisma, withSettings(await loadCalendar(), config.calendar)),
    connectors: Object.keys(config.connectors),
    publicUrl,
    returnOrigins: config.limits.returnOrigins,
    log,
    readLog,
    linkSecret: (id: string) => createHmac('sha256', linkKey).update(`payment-link ${id}`).digest('base64url'),
    work: createWorkStarter(temporal, config.taskQueue),
  };
  const papers = { ...deps, ...permits, renderer };
  const { minFreeMib } = config.limits;
  const disk = watchDiskRoom({ folders: [config.dataDir, config.documentsDir], minFreeMib, log });
  server.on(
    'request',
    createApp(deps, {
      signIn,
      portal: parts.portal,
      rates,
      limits: config.limits,
      production: config.production,
      temporal,
      disk,
      bankSecret: secret,
      papers,
      maxUploadBytes,
      graphiql,
      traced: traces !== undefined,
      portalUrl: config.portalUrl,
      bank: bank?.routes,
    }),
  );

  async function stop(): Promise<void> {
    disk.stop();
    await Promise.all([closeServer(server), bank?.stop(), paidCases.stop()]);
    await Promise.all([changes.stop(), readLog.stop(), numbers.stop(), poster.close()]);
    await flushTraces();
    await Promise.all([prisma.$disconnect(), connection.close(), renderer.close(), checker.close(), rates.stop()]);
  }
  try {
    await listen(server, config);
  } catch (error) {
    await stop();
    throw error;
  }
  bank?.start();
  signIn.start();
  // What a killed process had half received.
  deps.documents.sweep().catch((error: unknown) => log.warn({ err: error }, 'unfinished uploads were not removed'));
  paidCases.catchUp();
  // Asked again by whoever needs a number, where it cannot be had yet.
  numbers.mustBeAhead().catch(() => undefined);
  messenger.prepare();
  const collectFigures = createFigures(prisma, 'server');
  const monitored: Monitored = {
    async collect() {
      unwrittenReads.set(readLog.unwritten());
      await collectFigures();
    },
    checks: () => reachable(prisma, temporal),
  };
  return { url: publicUrl(), prepare: () => checker.prepare(), monitored, stop };
}

/** Runs until the process is told to stop. What cannot start is one sentence on the error stream, and exit code 1. */
export async function serve(config: Config, parts?: ServerParts): Promise<void> {
  const say = sayOf(config, createLog(config));
  try {
    const running = await startServer(config, parts);
    const monitor = await startMonitor(config.monitor, [running.monitored]);
    running.prepare();
    say.info(`Parvaneh answers at ${running.url}/graphql`);
    const stop = async () => void (await Promise.all([running.stop(), monitor.stop()]));
    runUntilStopped({ stop }, say);
  } catch (error) {
    say.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(startUp(loadConfig), { portal: builtPortal() });
