import { createLog, sayOf } from '../city/privacy/log.js';
import { closeDataFolder } from '../runtime/close-folder.js';
import { warningsOf } from '../runtime/config/audit.js';
import { type Config, ConfigError, loadSettings, SETTINGS, type Settings } from '../runtime/config.js';
import { startMonitor } from '../runtime/monitor.js';
import { mustBeReachable } from '../runtime/start-up.js';
import { limitStop, type Say } from '../runtime/stop.js';
import { loadDecisionKey } from './decision-key.js';
import { failureSentence } from './failure.js';
import { listenForInterrupts } from './interrupt.js';
import { embeddedParts } from './parts.js';
import { buildPortal } from './portal.js';
import { mustBeFree } from './ports.js';
import { prepareDatabase } from './prepare-database.js';
import { screen } from './screen.js';
import { type Embedded, startEmbedded } from './start.js';

const began = Date.now();
/** Plain lines for a terminal, until it is known that this is production. */
let out: Say = console;
const say = (line: string) => out.info(`${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`);

/** Ctrl-C, a closed terminal, a stopping container. */
const interrupt = new AbortController();
/** What runs, in the order it was started; stopped the other way round. */
const running: { stop(): Promise<void> }[] = [];
let servers: Embedded | undefined;

function keep<T extends { stop(): Promise<void> }>(part: T): T {
  running.push(part);
  return part;
}

function stopSoon(): void {
  if (!interrupt.signal.aborted) say('Stopping (once more to force it)');
  limitStop(stopServersAtOnce, out);
  interrupt.abort();
}

/** Also before the servers are known: what a killed start leaves behind, the next one stops. */
function stopServersAtOnce(): void {
  servers?.kill();
}

function stopAtOnce(): never {
  stopServersAtOnce();
  process.exit(130);
}

/** Returns once everything runs, with the sentence of whatever ends by itself. Each part is in `running` as soon as it is there to be stopped. */
async function start(settings: Settings): Promise<Promise<string>[]> {
  const { signal } = interrupt;
  if (settings.production && !(settings.databaseUrl && settings.temporal.address)) {
    throw new ConfigError('In production set DATABASE_URL and TEMPORAL_ADDRESS; nothing embedded starts there.');
  }
  if (settings.port) await mustBeFree(settings.port, settings.host);
  // Reading the code takes as long as starting the servers, so both are done at once.
  const rooms = Promise.all([import('../worker.js'), import('../server.js')]);
  rooms.catch(() => undefined);
  // The first time it is made, which takes as long as making the database.
  const bundle = rooms.then(async () => {
    const { workflowBundle } = await import('../runtime/workflow-bundle.js');
    return workflowBundle(undefined, { traced: settings.traces !== undefined });
  });
  bundle.catch(() => undefined);
  const portal = buildPortal(say);
  portal.catch(() => undefined);
  await closeDataFolder(settings.dataDir);
  if (!settings.databaseUrl || !settings.temporal.address) say('Starting the embedded servers');
  servers = keep(await startEmbedded(settings, { say, signal }));
  const { databaseUrl, databaseOwnerUrl, temporalAddress: address, temporalUi } = servers;
  const config: Config = { ...settings, databaseUrl, databaseOwnerUrl, temporal: { ...settings.temporal, address } };
  signal.throwIfAborted();
  say('Preparing the database');
  await prepareDatabase(config, say);
  if (settings.decisions.keyFile) await loadDecisionKey(settings);
  signal.throwIfAborted();
  say('Starting the worker and the server');
  const [{ startWorker }, { startServer }] = await rooms;
  const pages = await portal;
  const worker = keep(await startWorker(config));
  const server = keep(await startServer(config, { ...embeddedParts, portal: pages }));
  keep(await startMonitor(config.monitor, [server.monitored, worker.monitored]));
  server.prepare();
  say('Ready');
  const { issuer } = settings.tokens;
  if (settings.production) say(`Parvaneh answers at ${server.url}/graphql`);
  else
    console.log(
      await screen({
        ...settings,
        url: server.url,
        temporalAddress: address,
        temporalUi,
        portal: pages !== undefined,
        issuer,
      }),
    );
  return [servers.broken, worker.broken];
}

const interrupted = new Promise<undefined>((resolve) => {
  interrupt.signal.addEventListener('abort', () => resolve(undefined));
});

/** Returns the exit code. */
async function run(): Promise<number> {
  let settings: Settings | undefined;
  try {
    settings = mustBeReachable(loadSettings());
    out = sayOf(settings, createLog(settings));
    for (const warning of warningsOf(process.env, SETTINGS)) out.error(`Warning: ${warning}`);
    const sentence = await Promise.race([...(await start(settings)), interrupted]);
    if (sentence) throw new Error(sentence);
    return 0;
  } catch (error) {
    if (interrupt.signal.aborted) return 0;
    out.error(failureSentence(error, settings));
    return 1;
  } finally {
    limitStop(stopServersAtOnce, out);
    for (const part of running.reverse()) await part.stop().catch((error: Error) => out.error(error.message));
  }
}

listenForInterrupts(stopSoon, stopAtOnce);
process.exit(await run());
